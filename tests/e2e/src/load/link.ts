import { once } from 'node:events';
import type { RPCClient } from 'ocpp-rpc';
import { WebSocket } from 'ws';
import { connectStation, type StationOptions } from '../station.js';

/** What comes of a call: its answer, an error, or nothing because the connection broke. */
export type Outcome =
  | { readonly response: Readonly<Record<string, unknown>> }
  | { readonly error: { readonly code: string; readonly description: string } }
  | 'lost';

/** A connection of a station. */
export interface Link {
  isOpen(): boolean;
  /** Sends a call; it answers one at a time. */
  ask(id: string, action: string, request: object): Promise<Outcome>;
  close(): Promise<void>;
}

/** How a link is made. */
export interface LinkOptions
  extends Pick<StationOptions, 'gatewayUrl' | 'stationId' | 'password' | 'protocol'> {
  /** It got a call, which it has answered with `Accepted`. */
  onCall(id: string): void;
}

/** Makes a link; rejects when the station is not let in. */
export type Connect = (options: LinkOptions) => Promise<Link>;

type Frame = readonly [type: number, id: string, ...rest: unknown[]];

/** A link that is light, and that repeats a message as a station does: with the id that it had. */
export const connectLight: Connect = async ({ gatewayUrl, stationId, password, protocol, onCall }) => {
  const authorization = `Basic ${Buffer.from(`${stationId}:${password}`).toString('base64')}`;
  const socket = new WebSocket(`${gatewayUrl}/${stationId}`, protocol, { headers: { authorization } });
  await once(socket, 'open');
  let waiting: { readonly id: string; resolve(outcome: Outcome): void } | undefined;

  const take = ([type, id, ...rest]: Frame): void => {
    if (type === 2) {
      socket.send(JSON.stringify([3, id, { status: 'Accepted' }]));
      onCall(id);
      return;
    }
    if (waiting?.id !== id) return;
    const { resolve } = waiting;
    waiting = undefined;
    if (type === 3) resolve({ response: rest[0] as Record<string, unknown> });
    else resolve({ error: { code: String(rest[0]), description: String(rest[1]) } });
  };

  socket.on('message', (data: Buffer) => take(JSON.parse(data.toString()) as Frame));
  // What is wrong with a connection that breaks is of no interest to a station.
  socket.on('error', () => {});
  socket.on('close', () => waiting?.resolve('lost'));
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  return {
    isOpen,
    ask: (id, action, request) =>
      new Promise((resolve) => {
        if (!isOpen()) {
          resolve('lost');
          return;
        }
        waiting = { id, resolve };
        socket.send(JSON.stringify([2, id, action, request]));
      }),
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
};

/** A link of `ocpp-rpc`, which holds each message against the official schemas, and gives a repeated one a new id. */
export const connectStrict: Connect = async ({ onCall, ...options }) => {
  const client = await connectStation(options);
  client.handle(async ({ messageId = '' }) => {
    onCall(messageId);
    return { status: 'Accepted' };
  });
  const isOpen = () => client.state === (client.constructor as typeof RPCClient).OPEN;
  return {
    isOpen,
    async ask(_id, action, request) {
      try {
        return { response: (await client.call(action, request)) as Record<string, unknown> };
      } catch (error) {
        const { rpcErrorCode: code, message: description } = error as {
          rpcErrorCode?: string;
          message: string;
        };
        if (code !== undefined) return { error: { code, description } };
        if (!isOpen()) return 'lost';
        throw error;
      }
    },
    close: async () => {
      await client.close();
    },
  };
};
