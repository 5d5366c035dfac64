import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

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

/** Where the program is; Debian has it in a folder that is not on everybody's path. */
const programs = ['mosquitto', '/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto'] as const;

const missing = 'the tests need the MQTT broker mosquitto: install it (Debian: apt-get install mosquitto)';

/**
 * Runs the program with a configuration file; resolves when it says that it runs.
 *
 * @throws {PortTakenError}
 * @throws {Error} when the program is missing or ends.
 */
export async function runBroker(configFile: string): Promise<Broker> {
  const child = await spawnFirst(programs, ['-c', configFile]);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit').then(() => process.off('exit', kill));
  await running(child);
  return {
    pid: child.pid as number,
    async stop() {
      kill();
      await ended;
    },
  };
}

async function spawnFirst(
  [program, ...others]: readonly string[],
  args: readonly string[],
): Promise<ChildProcess> {
  if (program === undefined) throw new Error(missing);
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    await once(child, 'spawn');
    return child;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return spawnFirst(others, args);
    throw error;
  }
}

/** Reads the log until the broker is up. It is read for as long as the broker runs, or the broker would block. */
function running(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (/mosquitto version \S+ running/.test(log)) resolve();
    });
    child.once('close', () => {
      reject(
        log.includes('Address already in use')
          ? new PortTakenError('expected a free port')
          : new Error(`mosquitto ended: ${log.trim()}`),
      );
    });
  });
}
