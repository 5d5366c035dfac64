import { loadConfig, openStore, openTransport, startApi } from '@csms/config';
import { onTestFinished } from 'vitest';

const logger = { debug() {}, info() {}, warn() {}, error() {} };

/** An API of a test's own, on a store in memory. */
export async function startSystem(flags: readonly string[] = []) {
  const argv = ['--api-addr=127.0.0.1:0', ...flags];
  const { config } = loadConfig({ argv, env: {}, transport: 'in_process' });
  const store = await openStore(config, logger);
  const transport = await openTransport(config, { logger });
  const api = await startApi(config, { store, transport, logger });
  onTestFinished(async () => {
    await api.close();
    await transport.close();
    await store.close();
  });
  const apiUrl = /http:\S+/.exec(api.listensOn.join('\n'))?.[0] ?? '';
  return { apiUrl, store };
}

/** Leaves in a folder what a standalone system does that has registered the station CP01. */
export async function keepIn(dataDir: string): Promise<void> {
  const { config } = loadConfig({ argv: [], env: {}, transport: 'in_process', dataDir });
  const store = await openStore(config, logger);
  await store.stations.register('CP01', { authentication: { securityProfile: 2, anyUsername: false } });
  await store.close();
}
