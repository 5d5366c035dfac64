import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a station is not let in, as HTTP says it. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 503;
  /** For the people who look after the station; holds nothing secret. */
  readonly reason: string;
}

/** What a station that has to authenticate itself is told (RFC 7617). */
const challenge = 'WWW-Authenticate: Basic realm="csms", charset="UTF-8"\r\n';

/** Answers a request to upgrade with a refusal, as plain text, and closes its socket. */
export function refuse(socket: Duplex, { status, reason }: Refusal): void {
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'Connection: close\r\n' +
      'Content-Type: text/plain; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(reason)}\r\n` +
      `${status === 401 ? challenge : ''}\r\n${reason}`,
  );
}
