#!/usr/bin/env node
import {
  closing,
  openObservability,
  openStore,
  openTransport,
  programs,
  type Readiness,
  runApp,
  startApi,
  startGateway,
  startManager,
  storageLine,
} from '@csms/config';

await runApp({
  name: 'csms-standalone',
  ...programs.standalone,
  async start(config, logger) {
    const { defer, close } = closing();
    try {
      const observability = await openObservability(config, { service: 'csms', logger });
      defer(() => observability.close());
      const store = await openStore(config, logger);
      defer(() => store.close());
      const transport = await openTransport(config, { logger });
      defer(() => transport.close());
      const shared = { store, transport, logger, observability };
      const manager = await startManager(config, shared);
      defer(() => manager.close());
      const gateway = await startGateway(config, shared);
      defer(() => gateway.close());
      const readiness = async (): Promise<Readiness> => ({
        ...(await manager.readiness()),
        ...(await gateway.readiness()),
      });
      const api = await startApi(config, { ...shared, ready: readiness });
      defer(() => api.close());
      const listensOn = [...gateway.listensOn, ...api.listensOn, storageLine(config.storage)];
      return { listensOn, readiness, close };
    } catch (error) {
      await close();
      throw error;
    }
  },
});
