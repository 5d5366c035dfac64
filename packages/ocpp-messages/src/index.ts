export {
  type CallErrorCode,
  errorCodes2,
  errorCodes16,
  faultCodes,
  readErrorCode,
} from './call-error-code.js';
export { isDateTime, parseDateTime } from './date-time.js';
export {
  type CallErrorFrame,
  type CallFrame,
  type CallResultFrame,
  type Frame,
  type FrameFault,
  isFrameFault,
  maxErrorDescriptionLength,
  maxMessageIdLength,
  messageType,
  parseFrame,
  type SendFrame,
  serializeCall,
  serializeCallError,
  serializeCallResult,
  serializeCallResultError,
  serializeSend,
} from './frame.js';
export type {
  ActionInfo,
  FromCsms,
  FromStation,
  MessageMap,
  MessageSet,
  OcppVersion,
  Protocol,
  Sender,
  Subprotocol,
  VendorMessages,
} from './protocol.js';
export type { Field, ListShape, ObjectShape, Shape, TextShape } from './shape.js';
export type { Fault, FaultKind, Validator } from './validation.js';
