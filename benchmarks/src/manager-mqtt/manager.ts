// A manager as it is bundled, on the memory store.
import { createMqttTransport } from '@csms/transport-mqtt';
import { composeManager } from '../manager.js';
import { simulatedStations } from '../workload/station.js';
import { prefixes, stationCount } from './prefixes.js';

const { routers, close } = await composeManager(simulatedStations(stationCount));
const transport = createMqttTransport({ url: process.argv[2], prefix: prefixes.manager });
const servers = await Promise.all([...routers.values()].map((router) => router.serve(transport)));
process.send?.('ready');
process.once('disconnect', () => void stop());

async function stop(): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
  await transport.close();
  await close();
}
