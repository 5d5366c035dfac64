import { randomInt } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Ending, PortTakenError, runServer, type Server, serverUser } from './server.js';

/** What a server is started with. */
export interface PostgresOptions {
  /** Lines of `postgresql.conf`, such as `max_connections=5`. */
  readonly settings?: readonly string[];
  /** In PEM; without it, it takes no encrypted connections. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A PostgreSQL server of the caller's own, which ends, and its data with it, when the caller's process does. */
export interface Postgres {
  /** Where clients connect, such as `postgres://csms@127.0.0.1:20123/postgres`; the same after every restart. */
  readonly url: string;
  /** Process id of the server that runs now. */
  readonly pid: number;
  /** Ends the server; every connection breaks, and what was committed stays. Stopping twice does no harm. */
  stop(how?: Ending): Promise<void>;
  /** Ends the server if it runs, and starts it on the same port and data; resolves when it accepts connections. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  remove(): Promise<void>;
}

/**
 * Starts a server with an empty database on a free port of this machine; resolves when it accepts connections.
 *
 * @throws {Error} when the program is missing, naming Debian's package; or when it ends at once, with what it said.
 */
export async function startPostgres({ settings = [], tls }: PostgresOptions = {}): Promise<Postgres> {
  const user = await serverUser();
  const place = await mkdtemp(join(tmpdir(), 'postgres-'));
  const encryption = tls ? await writeTls(place, tls) : [];
  if (user) await Promise.all([place, ...encryption].map((path) => chown(path, user.uid, user.gid)));
  const all = [
    ...settings,
    ...(tls ? ['ssl=on'] : []),
    ...encryption.map((path) => `ssl_${basename(path)}_file=${path}`),
  ];

  const run = (onPort: number) => runServer(place, onPort, all, user);

  /** A taken port is told at once; ports from here are not given to clients by the system. */
  async function runOnFreePort(): Promise<{ port: number; server: Server }> {
    const free = randomInt(10_000, 30_000);
    try {
      return { port: free, server: await run(free) };
    } catch (error) {
      if (error instanceof PortTakenError) return runOnFreePort();
      await rm(place, { recursive: true, force: true });
      throw error;
    }
  }

  const { port, ...started } = await runOnFreePort();
  let { server } = started;
  return {
    url: `postgres://csms@127.0.0.1:${port}/postgres`,
    get pid() {
      return server.pid;
    },
    stop: (how) => server.stop(how),
    async restart() {
      await server.stop();
      server = await run(port);
    },
    async remove() {
      await server.stop();
      await rm(place, { recursive: true, force: true });
    },
  };
}

async function writeTls(
  place: string,
  { cert, key }: { readonly cert: string; readonly key: string },
): Promise<readonly string[]> {
  const paths = { cert: join(place, 'cert'), key: join(place, 'key') };
  await writeFile(paths.cert, cert);
  // The server refuses a key that others may read.
  await writeFile(paths.key, key, { mode: 0o600 });
  return [paths.cert, paths.key];
}
