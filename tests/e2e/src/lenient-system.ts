import { once } from 'node:events';
import { closing, loadConfig, openStore, startGateway, startManager } from '@csms/config';
import { createInProcessTransport } from '@csms/transport';
import { WebSocket } from 'ws';

/** A charge station of which every byte is in the test's hands. */
export interface RawStation {
  /** Sends a text as it is, or a frame as JSON. */
  send(frame: string | readonly unknown[]): void;
  /** Sends a text as it is, or a frame as JSON, and resolves to the next frame that comes. */
  ask(frame: string | readonly unknown[]): Promise<readonly unknown[]>;
}

/** How a station connects, where that is not by its id, its password and OCPP 1.6. */
export interface RawOptions {
  readonly path?: string;
  readonly protocols?: readonly string[];
  readonly authorization?: string;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Starts a manager and a gateway that are lenient to every station, in this process and on one store. */
export async function startLenient() {
  const { config } = loadConfig({
    argv: ['--gateway-addr=127.0.0.1:0', '--ocpp-lenient=true'],
    env: {},
    transport: 'in_process',
  });
  const { defer, close } = closing();
  const store = await openStore(config, silent);
  defer(() => store.close());
  const transport = createInProcessTransport();
  defer(() => transport.close());
  const shared = { store, transport, logger: silent };
  const manager = await startManager(config, shared);
  defer(() => manager.close());
  const gateway = await startGateway(config, shared);
  defer(() => gateway.close());
  const url = /ws:\/\/[\w.:[\]-]+/.exec(gateway.listensOn.join('\n'))?.[0] ?? '';

  async function connect(
    stationId: string,
    { path = `/ws/${stationId}`, protocols = ['ocpp1.6'], authorization }: RawOptions = {},
  ): Promise<RawStation> {
    const basic = `Basic ${Buffer.from(`${stationId}:secret`).toString('base64')}`;
    const headers = { authorization: authorization ?? basic };
    const socket = new WebSocket(`${url}${path}`, [...protocols], { headers });
    await once(socket, 'open');
    const send: RawStation['send'] = (frame) =>
      socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    return {
      send,
      async ask(frame) {
        const answered = once(socket, 'message');
        send(frame);
        const [text] = (await answered) as [Buffer];
        return JSON.parse(text.toString()) as readonly unknown[];
      },
    };
  }

  return { store, connect, close };
}

/** A system that {@link startLenient} started. */
export type LenientSystem = Awaited<ReturnType<typeof startLenient>>;
