import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../src/load-config.js';
import { openStore } from '../src/open-store.js';
import { programs } from '../src/programs.js';
import { startApi } from '../src/start-api.js';

/** Asks an API for its stations, and gives what it logs of that, with the id that it names the request by. */
async function logsOf({
  flags = [],
  headers = {},
}: {
  flags?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}) {
  const records: object[] = [];
  const log = (fields: object, message: string) => void (message === 'request' && records.push(fields));
  const logger = { debug: log, info() {}, warn() {}, error() {} };
  const argv = [
    '--storage-type=in_memory',
    '--transport-type=in_process',
    '--api-addr=127.0.0.1:0',
    ...flags,
  ];
  const { config } = loadConfig({ argv, env: {}, ...programs.standalone });
  const api = await startApi(config, { store: await openStore(config, logger), logger });
  onTestFinished(() => api.close());
  const url = /http:\S+/.exec(api.listensOn.join('\n'))?.[0];
  const answer = await fetch(`${url}/api/v0/cs`, { headers });
  await expect.poll(() => records).toHaveLength(1);
  return { record: records[0], requestId: answer.headers.get('x-request-id') };
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
/** Nobody listens there, which costs spans and nothing else. */
const traced = ['--observability-otel-collector-addr=127.0.0.1:9'];

it.each([
  ['without a collector', []],
  ['with one', traced],
])('what the API logs of a request names it, and the trace that its sender tells: %s', async (_, flags) => {
  const { record, requestId } = await logsOf({ flags, headers: { traceparent, 'x-request-id': 'mine' } });
  expect(requestId).toBe('mine');
  expect(record).toMatchObject({ requestId, traceId, operationId: 'listStations' });
});

it('what the API logs of a request names the trace that begins with it', async () => {
  const { record } = await logsOf({ flags: traced });
  expect(record).toHaveProperty('traceId', expect.stringMatching(/^[0-9a-f]{32}$/));
});

it('what the API logs of a request names no trace where there is none', async () => {
  expect((await logsOf({})).record).not.toHaveProperty('traceId');
  const headers = { traceparent: 'a text of somebody' };
  expect((await logsOf({ headers })).record).not.toHaveProperty('traceId');
});
