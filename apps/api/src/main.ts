#!/usr/bin/env node
import { closing, openStore, runApp, startApi } from '@csms/config';

await runApp({
  name: 'csms-api',
  transport: 'mqtt',
  async start(config, logger) {
    const { defer, close } = closing();
    const store = await openStore(config, logger);
    defer(() => store.close());
    try {
      const service = await startApi(config, { store, logger });
      defer(() => service.close());
      return { ...service, close };
    } catch (error) {
      await close();
      throw error;
    }
  },
});
