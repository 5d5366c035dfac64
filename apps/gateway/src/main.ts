#!/usr/bin/env node
import { runApp, startGateway } from '@csms/config';

await runApp({
  name: 'csms-gateway',
  transport: 'mqtt',
  start: (config, logger) => startGateway(config, { logger }),
});
