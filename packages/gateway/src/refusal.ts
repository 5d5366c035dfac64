import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** What is wrong with a connection that is turned away. */
export type RefusalFault =
  /** The address names no station, or one with an impossible id. */
  | 'wrong_path'
  | 'unknown_station'
  /** The station has to show a password, and showed none; or it showed another user name or password. */
  | 'no_password'
  | 'wrong_username'
  | 'wrong_password'
  /** The station is registered to connect by TLS, and did not. */
  | 'no_tls'
  /** The station has to show a client certificate, and showed none; or one that does not count. */
  | 'no_certificate'
  | 'wrong_certificate'
  /** The station offers no version of OCPP that is spoken here. */
  | 'no_common_version'
  /** It is no WebSocket connection. */
  | 'no_websocket'
  /** A station that was let in sent something that is no message of OCPP: told once of each connection, which stays. */
  | 'faulty_frame';

/** Why a station is not let in, as HTTP says it. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 503;
  /** What the station is told; holds nothing secret. */
  readonly reason: string;
  /** Absent where nothing is wrong with the connection, and the station is to come again. */
  readonly fault?: RefusalFault;
  /** What the people who look after the station are told instead: more than whoever guesses passwords may know. */
  readonly detail?: string;
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
