export { type App, runApp } from './app.js';
export type { ApiKeyConfig, Config, ConfigDefaults, StorageConfig, TransportConfig } from './config.js';
export { ConfigError } from './config-error.js';
export type { Address } from './kinds.js';
export { type LoadedConfig, type LoadOptions, loadConfig } from './load-config.js';
export { isReady, type Readiness, type Service } from './service.js';
