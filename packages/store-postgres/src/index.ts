export { copyDatabase, type DatabasePlace } from './copy-database.js';
export { type EmbeddedOptions, openEmbeddedStore } from './open-embedded-store.js';
export { createServerStore, openServerStore } from './open-server-store.js';
export type { ServerOptions } from './server-database.js';
