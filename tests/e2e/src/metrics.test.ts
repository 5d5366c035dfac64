import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isReady, loadConfig, openStore, startGateway, startManager } from '@csms/config';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createOperator } from './operator.js';
import { type Metric, readMetrics } from './prometheus.js';
import { connectStation } from './station.js';
import { type DistributedSystem, startDistributed } from './systems.js';

const page = readFileSync(new URL('../../../docs/observability.md', import.meta.url), 'utf8');
const password = 'a password of station';

type Metrics = ReadonlyMap<string, Metric>;

let system: DistributedSystem;
/** Of the API, the gateway, and both managers. */
let api: Metrics;
let gateway: Metrics;
let managers: readonly Metrics[];

const byText = (a: string, b: string) => a.localeCompare(b);

async function scrape(url: string | undefined, path = '/metrics', headers = {}): Promise<Response> {
  return fetch(`${url}${path}`, { headers });
}

function healthUrl(lines: readonly string[]): string | undefined {
  return /http:\S+/.exec(lines.join('\n'))?.[0];
}

/** A system with some traffic behind it, and a station that is still there. */
beforeAll(async () => {
  system = await startDistributed({ args: ['--observability-addr=127.0.0.1:0'] });
  const operator = createOperator(system.apiUrl);
  await operator.registerStation('CP01', { password });
  const station = await connectStation({
    gatewayUrl: system.gatewayUrl,
    stationId: 'CP01',
    password,
    protocol: 'ocpp1.6',
    strict: false,
    onCall: () => ({ status: 'Accepted' }),
  });
  for (let count = 0; count < 3; count++) await station.call('Heartbeat', {});
  await station.call('Authorize', { nonsense: true }).catch(() => {});
  await station.call('Teleport', {}).catch(() => {});
  await station.call('__proto__', {}).catch(() => {});
  await operator.callStation('CP01', 'ClearCache', {}, 20);
  await operator.callStation('CP-away', 'ClearCache', {}).catch(() => {});
  await operator.registerStation('CP02', { password });
  const other = await connectStation({
    gatewayUrl: system.gatewayUrl,
    stationId: 'CP02',
    password,
    protocol: 'ocpp2.0.1',
  });
  await other.call('Heartbeat', {});
  await other.close();
  await operator.registerStation('CP03', { password });
  await operator.callStation('CP03', 'ClearCache', {}, 20);
  // That a station has left is known a moment later.
  await vi.waitFor(async () => {
    const services = [system.gateway, ...system.managers];
    const urls = [system.apiUrl, ...services.map(({ listensOn }) => healthUrl(listensOn))];
    const scraped = await Promise.all(urls.map(async (url) => readMetrics(await (await scrape(url)).text())));
    [api, gateway, ...managers] = scraped as [Metrics, Metrics, ...Metrics[]];
    if (value(gateway, 'csms_gateway_connections') !== 1) throw new Error('expected one station');
  });
});
afterAll(() => system?.close());

/** The sum of the samples of a metric that have these labels. */
function value(metrics: Metrics, name: string, labels: Record<string, string> = {}): number {
  const [family = ''] = name.split(/_(?:bucket|sum|count)$/);
  const samples = metrics.get(family)?.samples ?? [];
  const fitting = samples.filter(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([label, of]) => sample.labels[label] === of),
  );
  return fitting.reduce((sum, sample) => sum + sample.value, 0);
}

function ofManagers(name: string, labels: Record<string, string> = {}): number {
  return managers.reduce((sum, metrics) => sum + value(metrics, name, labels), 0);
}

describe('the metrics of a manager', () => {
  it('count messages by version, action, kind and outcome', () => {
    const heartbeat = { action: 'Heartbeat', kind: 'call', outcome: 'handled' };
    expect(ofManagers('csms_messages_total', { version: '1.6', ...heartbeat })).toBe(3);
    expect(ofManagers('csms_messages_total', { version: '2.0.1', ...heartbeat })).toBe(1);
    const refused = { action: 'Authorize', outcome: 'OccurrenceConstraintViolation' };
    expect(ofManagers('csms_messages_total', refused)).toBe(1);
    expect(ofManagers('csms_messages_total', { action: 'ClearCache', kind: 'result' })).toBe(1);
  });

  it('count what is no action of the version as unknown, whatever it is', () => {
    expect(ofManagers('csms_messages_total', { action: 'unknown', outcome: 'NotImplemented' })).toBe(2);
    for (const metrics of [api, gateway, ...managers]) {
      const actions = [...metrics.values()].flatMap(({ samples }) =>
        samples.map(({ labels }) => labels.action),
      );
      expect(actions).not.toContain('Teleport');
      expect(actions).not.toContain('__proto__');
    }
  });

  it('tell how long messages took', () => {
    const heartbeat = { version: '1.6', action: 'Heartbeat' };
    expect(ofManagers('csms_message_duration_seconds_count', heartbeat)).toBe(3);
    expect(ofManagers('csms_message_duration_seconds_bucket', { ...heartbeat, le: '+Inf' })).toBe(3);
    expect(ofManagers('csms_message_duration_seconds_sum', heartbeat)).toBeGreaterThan(0);
    expect(ofManagers('csms_messages_in_flight')).toBe(0);
  });

  it('count calls by how they ended, and what waits to be brought to stations', () => {
    const labels = { version: '1.6', action: 'ClearCache', outcome: 'Answered' };
    expect(ofManagers('csms_calls_total', labels)).toBe(1);
    expect(managers[0]?.get('csms_sync_due_stations')?.samples).toEqual([
      { name: 'csms_sync_due_stations', labels: {}, value: 0 },
    ]);
    expect(ofManagers('csms_transport_connected', { service: 'manager' })).toBe(2);
  });
});

describe('the metrics of a gateway', () => {
  it('count calls both ways, and how long they took', () => {
    const heartbeat = { from: 'station', version: '1.6', action: 'Heartbeat' };
    expect(value(gateway, 'csms_gateway_calls_total', { ...heartbeat, outcome: 'answered' })).toBe(3);
    expect(value(gateway, 'csms_gateway_call_duration_seconds_count', heartbeat)).toBe(3);
    expect(value(gateway, 'csms_gateway_calls_total', { action: 'unknown', outcome: 'refused' })).toBe(2);
    const ours = { from: 'csms', version: '1.6', action: 'ClearCache', outcome: 'answered' };
    expect(value(gateway, 'csms_gateway_calls_total', ours)).toBe(1);
    expect(gateway.get('csms_gateway_calls_in_flight')?.samples).toMatchObject([
      { labels: { from: 'station' }, value: 0 },
      { labels: { from: 'csms' }, value: 0 },
    ]);
  });

  it('tell who is connected, and whether the broker is there', () => {
    expect(value(gateway, 'csms_gateway_connections')).toBe(1);
    expect(value(gateway, 'csms_transport_connected', { service: 'gateway' })).toBe(1);
  });
});

describe('the metrics of the API', () => {
  it('count requests by operation and status', () => {
    expect(value(api, 'csms_api_requests_total', { operation: 'callStation', status: '404' })).toBe(1);
    expect(value(api, 'csms_api_requests_total', { operation: 'registerStation', status: '201' })).toBe(3);
    expect(value(api, 'csms_api_request_duration_seconds_count', { operation: 'registerStation' })).toBe(3);
  });

  it('count calls to stations that never were connected', () => {
    const labels = { version: 'unknown', action: 'unknown', outcome: 'NotConnected' };
    expect(value(api, 'csms_calls_total', labels)).toBe(1);
  });
});

it('every service tells of its process', () => {
  for (const metrics of [api, gateway, ...managers]) {
    expect(value(metrics, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(value(metrics, 'nodejs_heap_size_used_bytes')).toBeGreaterThan(1e6);
    expect(value(metrics, 'process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(value(metrics, 'process_start_time_seconds')).toBeLessThan(Date.now() / 1_000);
    const quantiles = metrics.get('nodejs_eventloop_delay_seconds')?.samples ?? [];
    expect(quantiles.map(({ labels }) => labels.quantile)).toEqual(['0.5', '0.9', '0.99', '1']);
  }
});

it('no metric names a station', () => {
  for (const metrics of [api, gateway, ...managers]) {
    expect(JSON.stringify([...metrics])).not.toMatch(/CP01|CP02|CP03|CP-away/);
  }
});

it('the page lists every metric with its type and labels, and no other', () => {
  const told = new Map<string, { type: string; labels: Set<string> }>();
  for (const { name, type, help, samples } of [api, gateway, ...managers].flatMap((all) => [
    ...all.values(),
  ])) {
    const known = told.get(name) ?? { type, labels: new Set() };
    for (const label of samples.flatMap(({ labels }) => Object.keys(labels))) {
      if (label !== 'le') known.labels.add(label);
    }
    expect(help).not.toBe('');
    told.set(name, known);
  }
  const rows = [...page.matchAll(/^\| `(\w+)` \| (counter|gauge|histogram) \| ([^|]*)\|/gm)];
  const listed = rows.map(([, name = '', type = '', labels = '']) => ({
    name,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label).toSorted(byText),
  }));
  const given = [...told].map(([name, { type, labels }]) => ({
    name,
    type,
    labels: [...labels].toSorted(byText),
  }));
  const byName = (a: { name: string }, b: { name: string }) => byText(a.name, b.name);
  expect(listed.toSorted(byName)).toEqual(given.toSorted(byName));
});

describe('with keys, the metrics of a manager and a gateway', () => {
  const key = (name: string, role: string) =>
    `{name = "${name}", role = "${role}", sha256 = "${createHash('sha256').update(name).digest('hex')}"}`;

  it.each(['manager', 'gateway'] as const)('of a %s are told to those who may look', async (part) => {
    const argv = [
      '--transport-type=in_process',
      '--gateway-addr=127.0.0.1:0',
      '--observability-addr=127.0.0.1:0',
      `--api-keys=[${key('looks', 'read_only')}, ${key('authenticates', 'gateway')}]`,
    ];
    const { config } = loadConfig({ argv, env: {}, transport: 'in_process' });
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const store = await openStore(config, logger);
    const service = await (part === 'manager' ? startManager : startGateway)(config, { store, logger });
    onTestFinished(() => service.close());
    const url = healthUrl(service.listensOn);
    const statuses = await Promise.all(
      [
        {},
        { authorization: 'Bearer other' },
        { authorization: 'Bearer authenticates' },
        { authorization: 'Bearer looks' },
      ].map(async (headers) => (await scrape(url, '/metrics', headers)).status),
    );
    expect(statuses).toEqual([401, 401, 403, 200]);
    expect(isReady(await service.readiness())).toBe(true);
    expect((await scrape(url, '/health/ready')).status).toBe(200);
  });

  it('beyond loopback, metrics are not told without keys', async () => {
    const argv = ['--transport-type=in_process', '--observability-addr=:0'];
    const { config } = loadConfig({ argv, env: {}, transport: 'in_process' });
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const store = await openStore(config, logger);
    const service = await startManager(config, { store, logger });
    onTestFinished(() => service.close());
    const [, port] = /:(\d+)\D*$/.exec(healthUrl(service.listensOn) ?? '') ?? [];
    expect((await scrape(`http://127.0.0.1:${port}`)).status).toBe(403);
    expect((await scrape(`http://127.0.0.1:${port}`, '/health')).status).toBe(200);
  });
});
