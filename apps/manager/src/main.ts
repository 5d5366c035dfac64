#!/usr/bin/env node
import { runApp, startManager, withStore } from '@csms/config';

await runApp({
  name: 'csms-manager',
  transport: 'mqtt',
  start: (config, logger) => withStore(config, logger, (store) => startManager(config, { store, logger })),
});
