import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { createOperator } from './operator.js';
import { startCollector } from './otlp-collector.js';
import { connectStation } from './station.js';
import { startStandalone } from './systems.js';

async function charge(args: readonly string[]): Promise<number | null> {
  const system = await startStandalone(args);
  const { gatewayUrl, apiUrl } = system;
  const password = await createOperator(apiUrl).registerStation('CP01');
  const station = await connectStation({ gatewayUrl, stationId: 'CP01', password, protocol: 'ocpp1.6' });
  // All at once: each waits at the gateway until the one before it is answered.
  await Promise.all([1, 2, 3].map(() => station.call('Heartbeat', {})));
  await station.close();
  await system.close();
  return system.exited;
}

it('each call of a station has a trace of its own, though the next begins while the last one ends', async () => {
  const collector = await startCollector();
  onTestFinished(() => collector.close());
  expect(await charge([`--observability-otel-collector-addr=${collector.addr}`])).toBe(0);
  const calls = collector.spans.filter(({ name, kind }) => name === 'Heartbeat' && kind === 'server');
  expect(calls.map(({ service, parentId }) => ({ service, parentId }))).toEqual(
    Array.from({ length: 3 }, () => ({ service: 'csms', parentId: '' })),
  );
  for (const { traceId } of calls) {
    const names = collector.spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
    const [first, ...more] = names.filter((name) => name === 'process Heartbeat');
    expect({ first, more }).toEqual({ first: 'process Heartbeat', more: [] });
    expect(names.filter((name) => name.startsWith('publish')).toSorted()).toEqual([
      'publish in',
      'publish out',
    ]);
  }
});

it('a collector that is away keeps nobody from charging, nor the program from ending', async () => {
  const unused = createServer().listen(0, '127.0.0.1');
  await once(unused, 'listening');
  const { port } = unused.address() as AddressInfo;
  unused.close();
  await once(unused, 'close');
  expect(await charge([`--observability-otel-collector-addr=127.0.0.1:${port}`])).toBe(0);
});

it.each([
  ['', false],
  ['127.0.0.1:4317', true],
])('what makes traces is loaded only where a collector is configured: %j', async (addr, isLoaded) => {
  const program = `
    import { createRequire } from 'node:module';
    import { loadConfig, openObservability } from '@csms/config';
    const argv = ${JSON.stringify(addr === '' ? [] : [`--observability-otel-collector-addr=${addr}`])};
    const { config } = loadConfig({ argv, env: {}, transport: 'in_process' });
    const observability = await openObservability(config, { service: 'test', logger: console });
    await observability.close();
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(loaded.some((file) => file.includes('opentelemetry')));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
  });
  expect(stdout).toBe(`${isLoaded}\n`);
});
