import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between clients and a broker, sees what goes by, and can hold it. */
export interface BrokerProxy {
  readonly url: string;
  /** Resolves when a connection has sent so many keep alive requests, from now on or before. */
  pings(count: number): Promise<void>;
  /** Lets nothing through any more, in no direction, without a word to anybody. */
  freeze(): void;
  /** Breaks every connection; new ones get through. */
  cut(): void;
  /** Breaks every connection, and takes no more. */
  close(): Promise<void>;
}

const pingRequest = Buffer.of(0xc0, 0x00);

/** Starts a proxy to the broker at a URL. */
export async function startProxy(brokerUrl: string): Promise<BrokerProxy> {
  const sockets = new Set<Socket>();
  const watchers = new Set<(pings: number) => void>();
  const server = createServer((client) => {
    const broker = connect(Number(new URL(brokerUrl).port), '127.0.0.1');
    let pings = 0;
    for (const [from, to] of [
      [client, broker],
      [broker, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.pipe(to);
    }
    client.on('data', (data) => {
      if (!data.equals(pingRequest)) return;
      pings++;
      for (const watch of watchers) watch(pings);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  function cut(): void {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  }

  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pings: (count) => new Promise((resolve) => watchers.add((pings) => pings >= count && resolve())),
    freeze() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    cut,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
