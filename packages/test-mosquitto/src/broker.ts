import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A broker process. */
export interface Broker {
  readonly pid: number;
  /** Ends the process, unless it has ended. */
  stop(): Promise<void>;
}

/** Somebody else listens on the port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/**
 * Runs the broker until it is killed or the pipe at the shell's input closes, which it does however our process ends:
 * a test runner that kills its workers leaves no brokers behind. Debian has the program where not everybody looks.
 */
const script = `
PATH="$PATH:/usr/sbin:/usr/local/sbin"
command -v mosquitto >/dev/null || exit 127
exec 3<&0
mosquitto -c "$0" >/dev/null 3<&- &
broker=$!
echo "$broker"
{ cat <&3; kill -9 "$broker"; } >/dev/null 2>&1 &
wait "$broker"
`;
const missing = 127;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Runs the program with a configuration file; resolves when it says that it runs.
 *
 * @throws {PortTakenError}
 * @throws {Error} when the program is missing or ends.
 */
export async function runBroker(configFile: string): Promise<Broker> {
  const child: Child = spawn('sh', ['-c', script, configFile], { stdio: 'pipe' });
  const ended = once(child, 'exit');
  // Nobody reads it once the broker is gone.
  child.stdin.on('error', () => {});
  const [pid] = await Promise.all([pidFrom(child), running(child)]);
  return {
    pid,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

async function pidFrom({ stdout }: Child): Promise<number> {
  const [line] = (await once(stdout.setEncoding('utf8'), 'data')) as [string];
  return Number(line);
}

/** Reads the log until the broker is up. It is read for as long as the broker runs, or the broker would block. */
function running(child: Child): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (/mosquitto version \S+ running/.test(log)) resolve();
    });
    child.once('close', (code) => reject(failure(code, log)));
  });
}

function failure(code: number | null, log: string): Error {
  if (code === missing) {
    return new Error(
      'the tests need the MQTT broker mosquitto: install it (Debian: apt-get install mosquitto)',
    );
  }
  if (log.includes('Address already in use')) return new PortTakenError('expected a free port');
  return new Error(`mosquitto ended: ${log.trim()}`);
}
