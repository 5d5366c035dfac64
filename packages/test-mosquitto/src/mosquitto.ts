import { randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Broker, PortTakenError, runBroker } from './broker.js';

/** What a broker is started with. */
export interface MosquittoOptions {
  /** Lines of `mosquitto.conf` in place of the ones for tests; never a listener. */
  readonly config?: string;
}

/** A Mosquitto broker of the caller's own. It forgets everything when it stops, and stops when the caller's process ends. */
export interface Mosquitto {
  /** Where clients connect, such as `mqtt://127.0.0.1:20123`; the same after every restart. */
  readonly url: string;
  /** Process id of the broker that runs now, for tests that stall it. */
  readonly pid: number;
  /** Ends the broker; every connection breaks. Stopping twice does no harm. */
  stop(): Promise<void>;
  /** Ends the broker if it runs, and starts one on the same port; resolves when it accepts connections. */
  restart(): Promise<void>;
}

/** A queue that a test cannot fill by mistake, and nothing that waits or is kept. */
const testConfig = `
allow_anonymous true
persistence false
max_queued_messages 100000
set_tcp_nodelay true
`;

/**
 * Starts a broker on a free port of this machine; resolves when it accepts connections.
 *
 * @throws {Error} when the program is missing, naming Debian's package; or when it ends at once, with what it said.
 */
export async function startMosquitto({ config = testConfig }: MosquittoOptions = {}): Promise<Mosquitto> {
  let { port, broker } = await runOnFreePort(config);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    get pid() {
      return broker.pid;
    },
    stop: () => broker.stop(),
    async restart() {
      await broker.stop();
      broker = await run(config, port);
    },
  };
}

/** Mosquitto takes no port 0. Ports from here are not given to clients by the system, and a taken one is told at once. */
async function runOnFreePort(config: string): Promise<{ port: number; broker: Broker }> {
  const port = randomInt(10_000, 30_000);
  try {
    return { port, broker: await run(config, port) };
  } catch (error) {
    if (error instanceof PortTakenError) return runOnFreePort(config);
    throw error;
  }
}

async function run(config: string, port: number): Promise<Broker> {
  const folder = await mkdtemp(join(tmpdir(), 'mosquitto-'));
  try {
    const file = join(folder, 'mosquitto.conf');
    await writeFile(file, `listener ${port} 127.0.0.1\nlog_dest stderr\n${config}`);
    return await runBroker(file);
  } finally {
    // It has read its configuration by now, and writes nothing.
    await rm(folder, { recursive: true });
  }
}
