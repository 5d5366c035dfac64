export { createApi } from './api.js';
export type { ApiKey, Role } from './keys.js';
export type { ApiOptions, Clock, Logger, Readiness } from './options.js';
export type { RateLimitOptions } from './rate-limit.js';
export { type ApiServer, type ServeApiOptions, serveApi } from './serve-api.js';
export { ApiSetupError, type ApiSetupErrorCode } from './setup-error.js';
