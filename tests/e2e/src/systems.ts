import {
  isReady,
  loadConfig,
  openStore,
  type Service,
  startApi,
  startGateway,
  startManager,
} from '@csms/config';
import type { Store } from '@csms/store';
import { openFirestoreStore } from '@csms/store-firestore';
import { inMemory } from '@csms/test-firestore';
import { startMosquitto } from '@csms/test-mosquitto';
import { expect, vi } from 'vitest';
import { startSeparate } from './processes.js';
import { fileOf, startProgram } from './programs.js';
import { type System, type SystemOptions, type Urls, urlsIn } from './system.js';

export type { System } from './system.js';

/** A form in which a system runs: what it is called, and how it starts. */
export type Form = readonly [name: string, start: (options?: SystemOptions) => Promise<System>];

const freePorts = { CSMS_API_ADDR: '127.0.0.1:0', CSMS_GATEWAY_ADDR: '127.0.0.1:0' };

/** The forms in which the programs run as an operator runs them: stories are told on each. */
export const programs: readonly Form[] = [
  ['the standalone program', ({ args, env } = {}) => startStandalone(args, { ...freePorts, ...env })],
  ['gateway, three managers and API as processes, on a broker and PostgreSQL', startSeparate],
];

/** Every form, with the one of which a test sees the inside. */
export const systems: readonly Form[] = [
  ...programs,
  ['gateway, two managers and API around a broker', startDistributed],
];

/** The parts around a broker, on the store of a Firestore database, which is served in this process. */
export const onFirestore: Form = [
  'gateway, two managers and API around a broker, on Firestore',
  ({ args } = {}) =>
    startDistributed({ args, store: openFirestoreStore({ client: inMemory.createClient() }) }),
];

/** The standalone system as a program of its own. */
export interface StandaloneSystem extends System {
  /** What it has written so far. */
  readonly lines: readonly string[];
  /** Its exit code, when it has ended. */
  readonly exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** The file that `npm start` runs. */
export const standaloneProgram = fileOf('standalone');

/** Starts the standalone program, on free ports and with its state in memory unless told otherwise. */
export async function startStandalone(
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = freePorts,
  cwd?: string,
): Promise<StandaloneSystem> {
  const { lines, exited, kill, stop } = await startProgram('standalone', {
    args,
    env: { CSMS_STORAGE_TYPE: 'in_memory', ...process.env, ...env },
    cwd,
    hasStarted: (said) => urlsIn(said) !== undefined,
  });
  return {
    ...(urlsIn(lines) as Urls),
    lines,
    exited,
    kill,
    async close() {
      await stop();
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
export interface DistributedOptions extends Pick<SystemOptions, 'args'> {
  /** Whether the gateway asks the API for its stations. */
  readonly overApi?: boolean;
  /** What they share; by default the one that the flags name. It is closed with the system. */
  readonly store?: Store;
}

/** Starts a {@link DistributedSystem}. */
export async function startDistributed({
  overApi = false,
  args = [],
  store: given,
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
  const store = given ?? (await openStore(config, silent));
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
