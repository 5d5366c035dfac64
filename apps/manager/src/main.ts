#!/usr/bin/env node
import { programs, runApp, startManager, withStore } from '@csms/config';

await runApp({
  name: 'csms-manager',
  ...programs.manager,
  start: (config, logger) => withStore(config, logger, (store) => startManager(config, { store, logger })),
});
