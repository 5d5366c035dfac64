// A manager as it is bundled, on the store in its argument: `memory`, the URL of a server, or the folder of an embedded
// database.
import { createMemoryStore } from '@csms/store-memory';
import { openEmbeddedStore, openServerStore } from '@csms/store-postgres';
import { createMqttTransport } from '@csms/transport-mqtt';
import { composeManager } from '../manager.js';
import { simulatedStations } from '../workload/station.js';
import { stationCount } from './prefixes.js';

const [url, prefix, where] = process.argv.slice(2) as [string, string, string];
const store = await openStore();
const { routers, close } = await composeManager(simulatedStations(stationCount), store);
const transport = createMqttTransport({ url, prefix });
const servers = await Promise.all([...routers.values()].map((router) => router.serve(transport)));
// Answers each message with the processor time that this process has used, in microseconds.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.send?.('ready');
process.once('disconnect', () => void stop());

async function openStore() {
  if (where === 'memory') return createMemoryStore();
  return where.startsWith('postgres:')
    ? openServerStore({ url: where })
    : openEmbeddedStore({ dataDir: where });
}

async function stop(): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
  await transport.close();
  await close();
  await store.close();
}
