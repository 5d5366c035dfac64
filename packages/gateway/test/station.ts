import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { createQueue, type Queue } from './queue.js';

/** How a station connects. */
export interface ConnectOptions {
  readonly stationId: string;
  readonly password: string;
  /** In the place of id and password. */
  readonly authorization?: string;
  /** What follows `/ws/`; the station id, encoded, by default. */
  readonly path?: string;
  readonly protocols?: readonly string[];
  readonly client?: ClientOptions;
}

/** A WebSocket client that writes and reads frames as they are. */
export interface TestStation {
  readonly socket: WebSocket;
  /** Parsed frames that came. */
  readonly frames: Queue<unknown>;
  /** Sends a frame as JSON, or a text as it is. */
  send(frame: unknown): void;
  /** Sends a frame and gives the next one that comes. */
  ask(frame: unknown): Promise<unknown>;
  /** The extensions that the gateway accepted, as its header has them. */
  readonly extensions: string;
  /** Bytes that came so far. */
  bytesRead(): number;
  /** How the connection ended. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

/** Connects a station; it is cut off at the end of the test. */
export async function connectStation(url: string, options: ConnectOptions): Promise<TestStation> {
  const socket = open(url, options);
  const frames = createQueue<unknown>();
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  const [upgrade] = await Promise.all([once(socket, 'upgrade'), once(socket, 'open')]);
  const [{ headers, socket: connection }] = upgrade as [IncomingMessage];
  const send = (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return {
    socket,
    frames,
    closed,
    extensions: headers['sec-websocket-extensions'] ?? '',
    bytesRead: () => connection.bytesRead,
    send,
    ask(frame) {
      send(frame);
      return frames.next();
    },
  };
}

/** How a station that is not let in is turned away. */
export interface TurnedAway {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Connects a station that must not be let in. */
export async function turnedAway(url: string, options: ConnectOptions): Promise<TurnedAway> {
  const socket = open(url, options);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  const text = (await response.toArray()).join('');
  return { status: response.statusCode, headers: response.headers, text };
}

/** The Authorization header of a station. */
export function basic(username: string, password: string | Buffer): string {
  const bytes = Buffer.concat([Buffer.from(`${username}:`), Buffer.from(password)]);
  return `Basic ${bytes.toString('base64')}`;
}

/** The text of a request to connect, for whoever writes to a socket himself. */
export function upgradeRequest(
  target: string,
  protocol: string,
  authorization: string,
  extensions = 'none',
): string {
  return (
    `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n' +
    `Sec-WebSocket-Protocol: ${protocol}\r\nSec-WebSocket-Extensions: ${extensions}\r\n` +
    `Authorization: ${authorization}\r\n\r\n`
  );
}

/** A frame of a client, its first byte as it is; its mask changes nothing. */
export function frameOf(first: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head[0] = first;
  head[1] = 0x80 | 126;
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

function open(url: string, options: ConnectOptions): WebSocket {
  const { stationId, password, authorization = basic(stationId, password) } = options;
  const { path = encodeURIComponent(stationId), protocols = ['ocpp1.6'], client } = options;
  const socket = new WebSocket(`${url}/${path}`, [...protocols], {
    perMessageDeflate: false,
    ...client,
    headers: { ...(authorization && { authorization }), ...client?.headers },
  });
  // How it ends is told by other events.
  socket.on('error', () => {});
  onTestFinished(() => socket.terminate());
  return socket;
}
