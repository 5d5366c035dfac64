#!/usr/bin/env node
import { programs, runApp, startGateway } from '@csms/config';

await runApp({
  name: 'csms-gateway',
  ...programs.gateway,
  start: (config, logger) => startGateway(config, { logger }),
});
