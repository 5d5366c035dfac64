export { type LookUpByApiOptions, LookUpError } from './ask-api.js';
export type { LookUpStation, StationAuthentication } from './authentication.js';
export { gatewayBirth, gatewayWill } from './beats.js';
export type { CheckCertificate, LookUpCertificate } from './client-certificate.js';
export { type Clock, type Logger, silentLogger, systemClock } from './context.js';
export {
  createGateway,
  type Gateway,
  type GatewayAddress,
  type GatewayOptions,
  type ListenOptions,
} from './gateway.js';
export { lookUpByApi, lookUpCertificateByApi } from './look-up-by-api.js';
export type { GatewayObserver, Observation, ObservedCall, ObservedOutcome } from './observer.js';
export { defaultLimits, defaultTiming, type GatewayLimits, type GatewayTiming } from './options.js';
export type { RefusalFault } from './refusal.js';
export type { RefusedConnection, TellRefused } from './refusal-log.js';
export type { RegisterUnknown } from './register-unknown.js';
export { registerUnknownByApi } from './register-unknown-by-api.js';
export { tellRefusedByApi } from './tell-refused-by-api.js';
export type { GatewayTls } from './tls.js';
