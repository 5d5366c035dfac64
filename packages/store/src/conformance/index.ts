export { callCases } from './call-cases.js';
export type { ConformanceCase } from './conformance-case.js';
export { progressCases } from './progress-cases.js';
export { securityEventCases } from './security-event-cases.js';
export { stationCases } from './station-cases.js';
export { storeCases } from './store-cases.js';
export { tokenCases } from './token-cases.js';
export { transactionCases } from './transaction-cases.js';
