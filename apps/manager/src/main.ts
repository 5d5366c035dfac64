#!/usr/bin/env node
import { closing, openStore, runApp, startManager } from '@csms/config';

await runApp({
  name: 'csms-manager',
  transport: 'mqtt',
  async start(config, logger) {
    const { defer, close } = closing();
    const store = await openStore(config, logger);
    defer(() => store.close());
    try {
      const service = await startManager(config, { store, logger });
      defer(() => service.close());
      return { ...service, close };
    } catch (error) {
      await close();
      throw error;
    }
  },
});
