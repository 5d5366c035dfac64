#!/usr/bin/env node
import { programs, runApp, startApi, withStore } from '@csms/config';

await runApp({
  name: 'csms-api',
  ...programs.api,
  start: (config, logger) => withStore(config, logger, (store) => startApi(config, { store, logger })),
});
