export { type FaultKind, faultKindOf, faultPlaceOf } from './fault-kind.js';
export { faultyPayloads } from './faulty-payloads.js';
export { type MessageSchemas, ourSchemas } from './our-schemas.js';
export { resolved, type Schema } from './schema.js';
export { type Payload, validPayloads } from './valid-payloads.js';
