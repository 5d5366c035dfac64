import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';

/** A server process. */
export interface Server {
  readonly pid: number;
  /** Ends the process, unless it has ended; its data stay. */
  stop(how?: Ending): Promise<void>;
}

/** How a server ends: in order, or at once, as after a crash: then it recovers from its log when it starts. */
export type Ending = 'fast' | 'immediate';

/** By which signal the server takes it. */
const signals = { fast: 'INT', immediate: 'QUIT' } as const satisfies Record<Ending, string>;

/** Whom the program runs as: it refuses to run as root. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Somebody else listens on the port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/**
 * Runs the server until it is told by which signal to end, or until the pipe at the shell's input closes, which it does
 * however our process ends: then its data are removed too, so that a test runner that kills its workers leaves nothing
 * behind. Debian has the programs where nobody looks. `fsync` is for data that outlive the machine's power.
 */
const script = `
PATH="$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)"
command -v postgres >/dev/null || exit 127
place=$1; data=$1/data; port=$2; shift 2
exec 3<&0
if ! [ -e "$data/PG_VERSION" ]; then
  initdb -D "$data" -U csms --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null || exit 1
fi
postgres -D "$data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off "$@" >/dev/null 3<&- &
server=$!
echo "$server"
{
  read -r signal <&3
  kill -s "\${signal:-QUIT}" "$server"
  if [ -z "$signal" ]; then
    while kill -0 "$server"; do sleep 0.1; done
    rm -rf "$place"
  fi
} >/dev/null 2>&1 &
wait "$server"
`;
const missing = 127;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Runs the program on the data in a folder, which are made where there are none; resolves when it accepts connections.
 *
 * @throws {PortTakenError}
 * @throws {Error} when the program is missing or ends.
 */
export async function runServer(
  place: string,
  port: number,
  settings: readonly string[],
  user: User | undefined,
): Promise<Server> {
  const options = settings.flatMap((setting) => ['-c', setting]);
  const child: Child = spawn('sh', ['-c', script, 'sh', place, String(port), ...options], {
    stdio: 'pipe',
    cwd: '/',
    ...user,
  });
  const ended = once(child, 'exit');
  // Nobody reads it once the server is gone.
  child.stdin.on('error', () => {});
  const [pid] = await Promise.all([pidFrom(child), running(child)]);
  return {
    pid,
    async stop(how = 'fast') {
      child.stdin.end(`${signals[how]}\n`);
      await ended;
    },
  };
}

/** Debian's user for the server where we are root, or nobody else than we are. */
export async function serverUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string) =>
    Number((await promisify(execFile)('id', [flag, 'postgres']).catch(() => rejectMissing())).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function pidFrom({ stdout }: Child): Promise<number> {
  const [line] = (await once(stdout.setEncoding('utf8'), 'data')) as [string];
  return Number(line);
}

/** Reads the log until the server is up. It is read for as long as the server runs, or the server would block. */
function running(child: Child): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    child.once('close', (code) => reject(failure(code, log)));
  });
}

function failure(code: number | null, log: string): Error {
  if (code === missing) return missingError();
  if (log.includes('Address already in use')) return new PortTakenError('expected a free port');
  return new Error(`postgres ended: ${log.trim()}`);
}

function rejectMissing(): never {
  throw missingError();
}

function missingError(): Error {
  return new Error('the tests need PostgreSQL: install it (Debian: apt-get install postgresql)');
}
