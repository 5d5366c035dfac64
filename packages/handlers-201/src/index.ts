export { type AuthorizeDeps, authorize } from './authorize.js';
export { type BootNotificationDeps, bootNotification } from './boot-notification.js';
export { type Handlers201Options, handlers201 } from './handlers.js';
export { heartbeat } from './heartbeat.js';
export { type MeterValuesDeps, meterValues } from './meter-values.js';
export { registrationGuard } from './registration-guard.js';
export { type StatusNotificationDeps, statusNotification } from './status-notification.js';
export { type TransactionEventDeps, transactionEvent } from './transaction-event.js';
export type { CallHandler201 } from './types.js';
