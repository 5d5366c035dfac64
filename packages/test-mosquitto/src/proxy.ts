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
  /** Breaks every connection at the side of its client, and the broker hears nothing of it; new ones get through. */
  strand(): void;
  /** Breaks every connection, and takes no more. */
  close(): Promise<void>;
}

const pingRequest = Buffer.of(0xc0, 0x00);

/** Starts a proxy to the broker at a URL. */
export async function startProxy(brokerUrl: string): Promise<BrokerProxy> {
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  /** Of whose end the broker is not to hear. */
  const stranded = new Set<Socket>();
  const watchers = new Set<(pings: number) => void>();
  const server = createServer((client) => {
    const broker = connect(Number(new URL(brokerUrl).port), '127.0.0.1');
    clients.add(client);
    let pings = 0;
    for (const [from, to] of [
      [client, broker],
      [broker, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => {}).on('close', () => stranded.has(from) || to.destroy());
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
    strand() {
      for (const client of clients) {
        stranded.add(client);
        client.destroy();
      }
      clients.clear();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
