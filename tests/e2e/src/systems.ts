import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  isReady,
  loadConfig,
  openStore,
  type Service,
  startApi,
  startGateway,
  startManager,
} from '@csms/config';
import { startMosquitto } from '@csms/test-mosquitto';
import { expect, vi } from 'vitest';

/** A whole system that runs. */
export interface System {
  /** `http://127.0.0.1:1234` */
  readonly apiUrl: string;
  /** `ws://127.0.0.1:1234/ws`: a station's id follows. */
  readonly gatewayUrl: string;
  /** `wss://127.0.0.1:1234/ws`, where it listens with TLS. */
  readonly gatewayTlsUrl?: string;
  close(): Promise<void>;
}

/** The standalone system as a program of its own. */
export interface StandaloneSystem extends System {
  /** What it has written so far. */
  readonly lines: readonly string[];
  /** Its exit code, when it has ended. */
  readonly exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** The file that `npm start` runs. */
export const standaloneProgram = join(
  dirname(createRequire(import.meta.url).resolve('@csms/app-standalone/package.json')),
  'dist/main.js',
);

/** Starts the standalone program, on free ports and with its state in memory unless told otherwise. */
export async function startStandalone(
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = { CSMS_API_ADDR: '127.0.0.1:0', CSMS_GATEWAY_ADDR: '127.0.0.1:0' },
  cwd?: string,
): Promise<StandaloneSystem> {
  const program = spawn(process.execPath, [standaloneProgram, ...args], {
    env: { CSMS_STORAGE_TYPE: 'in_memory', ...process.env, ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // When all that it wrote has been read.
  const exited = once(program, 'close').then(([code]) => code as number | null);
  const lines: string[] = [];
  const urls = await new Promise<Urls>((resolve, reject) => {
    createInterface({ input: program.stdout }).on('line', (line) => {
      lines.push(line);
      const found = urlsIn(lines);
      if (found) resolve(found);
    });
    void exited.then((code) => reject(new Error(`expected a system that starts, not exit code ${code}`)));
  });
  return {
    ...urls,
    lines,
    exited,
    kill: (signal) => program.kill(signal),
    async close() {
      program.kill('SIGTERM');
      await exited;
    },
  };
}

/** What managers of a distributed system tell about the messages in their hands. */
export interface HandledMessage {
  readonly manager: number;
  readonly stationId: string;
  readonly action: string;
  readonly messageId: string;
  readonly traceId?: string;
}

/** Gateway, two managers and API around a real broker, on one store; each with connections of its own. */
export interface DistributedSystem extends System {
  readonly managers: readonly Service[];
  readonly gateway: Service;
  /** Every message that a manager has handled, in order. */
  readonly handled: readonly HandledMessage[];
  restartBroker(): Promise<void>;
}

/** How a {@link DistributedSystem} is started. */
export interface DistributedOptions {
  /** Whether the gateway asks the API for its stations. */
  readonly overApi?: boolean;
  /** Further flags, for every part. */
  readonly args?: readonly string[];
}

/** Starts a {@link DistributedSystem}. */
export async function startDistributed({
  overApi = false,
  args = [],
}: DistributedOptions = {}): Promise<DistributedSystem> {
  const broker = await startMosquitto();
  const argv = [
    '--transport-type=mqtt',
    `--transport-mqtt-urls=["${broker.url}"]`,
    '--observability-log-format=json',
    ...args,
  ];
  const listen = ['--api-addr=127.0.0.1:0', '--gateway-addr=127.0.0.1:0'];
  const { config } = loadConfig({ argv: [...argv, ...listen], env: {}, transport: 'mqtt' });
  const store = await openStore(config, silent);
  const handled: HandledMessage[] = [];
  const managers = await Promise.all(
    [0, 1].map((manager) =>
      startManager(config, {
        store,
        logger: {
          ...silent,
          debug: (fields) => handled.push({ manager, ...(fields as Omit<HandledMessage, 'manager'>) }),
        },
      }),
    ),
  );
  const api = await startApi(config, { store, logger: silent });
  const { apiUrl } = urlsIn([...api.listensOn, 'ws://x']) as { apiUrl: string };
  const gateway = await startGateway(
    overApi ? { ...config, gateway: { ...config.gateway, apiUrl } } : config,
    overApi ? { logger: silent } : { store, logger: silent },
  );
  // Until its connection to the broker stands, a gateway asks stations to come again later.
  await vi.waitFor(async () => expect(isReady(await gateway.readiness())).toBe(true), { timeout: 30_000 });
  const urls = urlsIn([...api.listensOn, ...gateway.listensOn]) as Urls;
  return {
    ...urls,
    managers,
    gateway,
    handled,
    restartBroker: () => broker.restart(),
    async close() {
      await gateway.close();
      await Promise.all([...managers, api].map((service) => service.close()));
      await store.close();
      await broker.stop();
    },
  };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Where a system listens. */
type Urls = Pick<System, 'apiUrl' | 'gatewayUrl' | 'gatewayTlsUrl'>;

function urlsIn(lines: readonly string[]): Urls | undefined {
  const text = lines.join('\n');
  const apiUrl = /http:\/\/[\w.:[\]-]+/.exec(text)?.[0];
  const gatewayUrl = /ws:\/\/[\w.:[\]-]+(\/ws)?/.exec(text)?.[0];
  const gatewayTlsUrl = /wss:\/\/[\w.:[\]-]+(\/ws)?/.exec(text)?.[0];
  if (!apiUrl || !gatewayUrl) return undefined;
  return gatewayTlsUrl ? { apiUrl, gatewayUrl, gatewayTlsUrl } : { apiUrl, gatewayUrl };
}
