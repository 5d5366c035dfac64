export { CallError, toCallError } from './call-error.js';
export {
  type CallMaker,
  type CallMakerDeps,
  type CallOptions,
  type CallReceipt,
  createCallMaker,
  defaultCallTimeoutMs,
} from './call-maker.js';
export type { CallEnding, CallRecords, CallStatus, NewCallRecord } from './call-records.js';
export { CallRequestError, type CallRequestErrorCode } from './call-request-error.js';
export { type ConnectionOptions, listenToConnections, type StationConnectionEvent } from './connections.js';
export { type Clock, type HandlerContext, type Logger, silentLogger, systemClock } from './context.js';
export {
  createDataTransfer,
  type DataTransferAnswer,
  type DataTransferCall,
  type DataTransferOptions,
  type DataTransferRoutes,
  type VendorHandler,
  type VendorHandlerSet,
  type VendorRoutes,
} from './data-transfer.js';
export { listenToDone } from './done.js';
export type { Handled } from './handled.js';
export type {
  CallHandler,
  CallRefusal,
  CallResult,
  ErrorHandler,
  HandlerSet,
  ResultHandler,
} from './handlers.js';
export type { Handle, Incoming, Interceptor } from './interceptor.js';
export {
  type PayloadReader,
  type ReadPayload,
  type ReceivedPayload,
  readStrictly,
} from './payload-reader.js';
export { createRouter, type Router, type RouterOptions } from './router.js';
export type { ServeOptions, Server } from './serve.js';
export {
  type DataTransferStatus,
  readVendorAnswer,
  type VendorAnswer,
  type VendorRequest,
  vendorRequest,
} from './vendor-calls.js';
export { type VendorResultHandler, type VendorResultSet, vendorResults } from './vendor-results.js';
