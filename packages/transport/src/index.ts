export {
  type CallEnvelope,
  type CallErrorEnvelope,
  type CallResultEnvelope,
  type Envelope,
  parseEnvelope,
  serializeEnvelope,
} from './envelope.js';
export {
  type ConnectionEvent,
  type DoneEvent,
  type GatewayBeat,
  parseConnectionEvent,
  parseDoneEvent,
  parseGatewayBeat,
  serializeConnectionEvent,
  serializeDoneEvent,
  serializeGatewayBeat,
} from './events.js';
export { type GatewayWatch, type GatewayWatchOptions, watchGateways } from './gateway-watch.js';
export { createInProcessTransport, type InProcessTransportOptions } from './in-process-transport.js';
export { createReceivers, type Receiver, type Receivers, type Waiting } from './receivers.js';
export {
  decodeLevel,
  encodeLevel,
  formatTopic,
  type GatewayTopic,
  isShared,
  parseTopic,
  type RegistrationTopic,
  type StationTopic,
  type Topic,
} from './topic.js';
export { traceFields } from './trace.js';
export type {
  Delivery,
  EmitOptions,
  Emitter,
  Listener,
  Listening,
  ListenOptions,
  Message,
  MessageHandler,
  Subscription,
  TraceContext,
  Transport,
} from './transport.js';
export { TransportError, type TransportErrorCode } from './transport-error.js';
