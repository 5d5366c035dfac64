export type { LookUpStation, StationAuthentication } from './authentication.js';
export { gatewayWill } from './beats.js';
export { type Clock, type Logger, silentLogger, systemClock } from './context.js';
export { createGateway, type Gateway, type GatewayAddress, type GatewayOptions } from './gateway.js';
export { type LookUpByApiOptions, LookUpError, lookUpByApi } from './look-up-by-api.js';
export { defaultLimits, defaultTiming, type GatewayLimits, type GatewayTiming } from './options.js';
