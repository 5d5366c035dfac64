import { bundle } from '../tsup.config.base.ts';

export default bundle([
  'src/main.ts',
  'src/gateway-memory/gateway.ts',
  'src/manager-mqtt/floor.ts',
  'src/manager-mqtt/load.ts',
  'src/manager-mqtt/manager.ts',
]);
