import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Config,
  loadConfig,
  openStore,
  openTransport,
  programs,
  startApi,
  startGateway,
  startManager,
} from '@csms/config';
import { StoreError } from '@csms/store';
import { startMosquitto } from '@csms/test-mosquitto';
import { startPostgres } from '@csms/test-postgres';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startProgram } from './programs.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

it.each(['manager', 'gateway'] as const)(
  'a %s tells its health, and what is missing when the broker is away',
  async (part) => {
    const broker = await startMosquitto();
    onTestFinished(() => broker.stop());
    const argv = [
      '--transport-type=mqtt',
      `--transport-mqtt-urls=["${broker.url}"]`,
      '--transport-mqtt-connect-retry-delay=50ms',
      '--observability-addr=127.0.0.1:0',
      '--gateway-addr=127.0.0.1:0',
    ];
    const { config } = loadConfig({ argv, env: {}, transport: 'mqtt' });
    const store = await openStore(config, silent);
    const start = part === 'manager' ? startManager : startGateway;
    const service = await start(config, { store, logger: silent });
    onTestFinished(() => service.close());
    const url = /http:\S+/.exec(service.listensOn.join('\n'))?.[0];
    const ask = async (path: string) => {
      const response = await fetch(`${url}${path}`);
      return {
        status: response.status,
        body: (await response.json()) as { checks?: Record<string, boolean> },
      };
    };

    await vi.waitFor(async () => expect(await ask('/health/ready')).toMatchObject({ status: 200 }));
    await broker.stop();
    await vi.waitFor(async () => {
      expect(await ask('/health/ready')).toMatchObject({
        status: 503,
        body: { checks: { transport: false } },
      });
    });
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    expect(await ask('/health')).toMatchObject({ status: 200 });
    expect(await ask('/nowhere')).toMatchObject({ status: 404 });
    await broker.restart();
    await vi.waitFor(async () => expect(await ask('/health/ready')).toMatchObject({ status: 200 }), 10_000);
  },
);

/** An address that nobody listens at. */
async function aFreeAddress(): Promise<string> {
  const unused = createServer().listen(0, '127.0.0.1');
  await once(unused, 'listening');
  const { port } = unused.address() as AddressInfo;
  unused.close();
  await once(unused, 'close');
  return `127.0.0.1:${port}`;
}

it.each([
  ['manager', 'observability-addr'],
  ['gateway', 'observability-addr'],
  ['api', 'api-addr'],
] as const)(
  'a %s that is started without its broker lives, and is ready when it is there',
  async (part, key) => {
    const broker = await startMosquitto();
    onTestFinished(() => broker.stop());
    await broker.stop();
    const address = await aFreeAddress();
    const argv = [
      `--transport-mqtt-urls=["${broker.url}"]`,
      '--transport-mqtt-connect-timeout=500ms',
      '--transport-mqtt-connect-retry-delay=50ms',
      '--gateway-addr=127.0.0.1:0',
      `--${key}=${address}`,
    ];
    const { config } = loadConfig({ argv, env: {}, transport: 'mqtt' });
    const store = await openStore(config, silent);
    const warn = vi.fn<() => void>();
    const start = { manager: startManager, gateway: startGateway, api: startApi }[part];
    const starting = start(config, { store, logger: { ...silent, warn } });
    onTestFinished(async () => (await starting).close());

    const statusOf = async (path: string) => (await fetch(`http://${address}${path}`)).status;
    await vi.waitFor(async () => expect(await statusOf('/health/live')).toBe(200), 10_000);
    // Each attempt is told: for longer than one waits to connect.
    await vi.waitFor(() => expect(warn.mock.calls.length).toBeGreaterThan(12), 10_000);
    expect(await statusOf('/health/live')).toBe(200);
    expect(await statusOf('/health/ready')).toBe(503);
    await broker.restart();
    await starting;
    await vi.waitFor(async () => expect(await statusOf('/health/ready')).toBe(200), 10_000);
  },
);

it('a manager that waits for its broker ends when it is told to', async () => {
  const argv = [`--transport-mqtt-urls=["mqtt://${await aFreeAddress()}"]`, '--storage-type=in_memory'];
  const manager = await startProgram('manager', {
    args: argv,
    env: process.env,
    hasStarted: (lines) => lines.some((line) => line.includes('it is tried again')),
  });
  expect(await manager.stop()).toBe(0);
});

/** Starts a part of which its PostgreSQL server is away, with an address that tells its health. */
async function startWithoutStore(part: 'manager' | 'api', url: string) {
  const address = await aFreeAddress();
  const key = part === 'manager' ? 'observability-addr' : 'api-addr';
  const argv = [`--storage-postgres-url=${url}`, `--${key}=${address}`];
  const { config } = loadConfig({ argv, env: {}, transport: 'in_process' });
  const warn = vi.fn<() => void>();
  const logger = { ...silent, warn };
  const store = await openStore(config, logger);
  onTestFinished(() => store.close());
  const starting = { manager: startManager, api: startApi }[part](config, { store, logger });
  const statusOf = async (path: string) => (await fetch(`http://${address}${path}`)).status;
  await vi.waitFor(() => expect(warn.mock.calls.length).toBeGreaterThan(1), 10_000);
  return { starting, statusOf, warn };
}

it.each(['manager', 'api'] as const)(
  'a %s that is started without its store lives, and is ready when it is there',
  async (part) => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    await server.stop();
    const { starting, statusOf, warn } = await startWithoutStore(part, server.url);
    expect(await statusOf('/health/live')).toBe(200);
    expect(await statusOf('/health/ready')).toBe(503);
    expect(warn).toHaveBeenCalledWith(
      { reason: expect.stringContaining('ECONNREFUSED') },
      'could not reach the store; it is tried again',
    );
    await server.restart();
    const service = await starting;
    onTestFinished(() => service.close());
    await vi.waitFor(async () => expect(await statusOf('/health/ready')).toBe(200), 10_000);
  },
);

it.each(['manager', 'api'] as const)(
  'a %s that waits for its store ends when that does not let it in',
  async (part) => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    await server.stop();
    const { starting } = await startWithoutStore(part, server.url.replace(/postgres$/, 'nowhere'));
    await Promise.all([
      expect(starting).rejects.toThrow('database "nowhere" does not exist'),
      server.restart(),
    ]);
  },
);

/** The store of a configuration, and what takes it away. */
async function aStoreThatLeaves(config: Config) {
  const store = await openStore(config, silent);
  let isAway = false;
  const check = async () => {
    if (isAway) throw new StoreError('unavailable', 'connection refused');
  };
  return {
    store: { ...store, check },
    leave: () => {
      isAway = true;
    },
  };
}

/** Starts a part within a process of its own, and asks it whether it is ready. */
async function readinessOf(
  part: 'manager' | 'gateway' | 'api',
  { isStoreAway, apiUrl }: { readonly isStoreAway?: boolean; readonly apiUrl?: string },
) {
  const argv = [
    '--transport-type=in_process',
    '--gateway-addr=127.0.0.1:0',
    '--api-addr=127.0.0.1:0',
    '--observability-addr=127.0.0.1:0',
    ...(apiUrl === undefined ? [] : [`--gateway-api-url=${apiUrl}`]),
  ];
  const { config } = loadConfig({ argv, env: {}, transport: 'in_process' });
  const { store, leave } = await aStoreThatLeaves(config);
  const start = { manager: startManager, gateway: startGateway, api: startApi }[part];
  const service = await start(config, { store, logger: silent });
  onTestFinished(() => service.close());
  if (isStoreAway) leave();
  const url = /http:\S+/.exec(service.listensOn.join('\n'))?.[0];
  const response = await fetch(`${url}/health/ready`);
  return { url, status: response.status, body: await response.json() };
}

it.each(['manager', 'gateway', 'api'] as const)(
  'a %s tells that the store is missing, and then is there',
  async (part) => {
    expect(await readinessOf(part, { isStoreAway: true })).toMatchObject({
      status: 503,
      body: { status: 'Service Unavailable', checks: { store: false, transport: true } },
    });
    expect(await readinessOf(part, {})).toMatchObject({ status: 200, body: { checks: { store: true } } });
  },
);

it('the parts of one process tell that their embedded database is missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'csms-health-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const argv = [
    '--gateway-addr=127.0.0.1:0',
    '--api-addr=127.0.0.1:0',
    `--storage-postgres-data-dir=${folder}`,
  ];
  const { config } = loadConfig({ argv, env: {}, ...programs.standalone });
  const store = await openStore(config, silent);
  const transport = await openTransport(config, { logger: silent });
  onTestFinished(() => transport.close());
  const shared = { store, transport, logger: silent };
  const manager = await startManager(config, shared);
  onTestFinished(() => manager.close());
  const api = await startApi(config, { ...shared, ready: () => manager.readiness() });
  onTestFinished(() => api.close());
  const url = `${/http:\S+/.exec(api.listensOn.join('\n'))?.[0]}/health/ready`;
  expect((await fetch(url)).status).toBe(200);
  await store.close();
  const response = await fetch(url);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ checks: { store: false, transport: true } });
});

it('a gateway tells that the API is missing which it asks for its stations, and then is there', async () => {
  const { url: apiUrl } = await readinessOf('api', {});
  expect(await readinessOf('gateway', { apiUrl, isStoreAway: true })).toMatchObject({
    status: 200,
    body: { checks: { api: true, gateway: true, transport: true } },
  });
  expect(await readinessOf('gateway', { apiUrl: `http://${await aFreeAddress()}` })).toMatchObject({
    status: 503,
    body: { checks: { api: false, gateway: true, transport: true } },
  });
});
