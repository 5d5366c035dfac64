export { createSync, type Sync, type SyncOptions } from './create-sync.js';
export { maxAgeMs, maxAttempts } from './outcome-of.js';
export { type WakeOptions, wakeByMessages } from './wake-by-messages.js';
