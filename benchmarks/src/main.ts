import type { Result } from './result.js';

/** The benchmarks by name, in the order in which they run. */
const benchmarks = new Map<string, () => Promise<readonly Result[]>>([
  ['router-core', async () => (await import('./router-core.js')).routerCore()],
  ['manager-mqtt', async () => (await import('./manager-mqtt/manager-mqtt.js')).managerMqtt()],
  [
    'manager-mqtt-postgres',
    async () => (await import('./manager-mqtt/manager-mqtt.js')).managerMqttOn('postgres'),
  ],
  [
    'manager-mqtt-pglite',
    async () => (await import('./manager-mqtt/manager-mqtt.js')).managerMqttOn('pglite'),
  ],
  ['readings-growth', async () => (await import('./readings-growth.js')).readingsGrowth()],
  ['gateway-memory', async () => (await import('./gateway-memory/gateway-memory.js')).gatewayMemory()],
  ['start-up', async () => (await import('./start-up.js')).startUp()],
  ['store-operations', async () => (await import('./store-operations.js')).storeOperations()],
]);

const names = process.argv.slice(2);
const unknown = names.find((name) => !benchmarks.has(name));
if (unknown !== undefined) {
  console.error(`expected the name of a benchmark (${[...benchmarks.keys()].join(', ')}), not ${unknown}`);
  process.exit(2);
}

let ok = true;
for (const name of names.length > 0 ? names : benchmarks.keys()) {
  for (const result of (await benchmarks.get(name)?.()) ?? []) {
    console.log(JSON.stringify(result));
    ok &&= result.ok;
  }
}
process.exitCode = ok ? 0 : 1;
