#!/usr/bin/env node
import { runApp, startApi, withStore } from '@csms/config';

await runApp({
  name: 'csms-api',
  transport: 'mqtt',
  start: (config, logger) => withStore(config, logger, (store) => startApi(config, { store, logger })),
});
