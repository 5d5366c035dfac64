import type { FaultKind } from './validation.js';

/** Why a call failed, in one spelling for all versions: that of OCPP 2.0.1 (part 4, section 4.3). */
export type CallErrorCode =
  | 'FormatViolation'
  | 'GenericError'
  | 'InternalError'
  | 'MessageTypeNotSupported'
  | 'NotImplemented'
  | 'NotSupported'
  | 'OccurrenceConstraintViolation'
  | 'PropertyConstraintViolation'
  | 'ProtocolError'
  | 'RpcFrameworkError'
  | 'SecurityError'
  | 'TypeConstraintViolation';

/** How OCPP 2.0.1 and 2.1 write each code (part 4, section 4.3). */
export const errorCodes2: Readonly<Record<CallErrorCode, string>> = {
  FormatViolation: 'FormatViolation',
  GenericError: 'GenericError',
  InternalError: 'InternalError',
  MessageTypeNotSupported: 'MessageTypeNotSupported',
  NotImplemented: 'NotImplemented',
  NotSupported: 'NotSupported',
  OccurrenceConstraintViolation: 'OccurrenceConstraintViolation',
  PropertyConstraintViolation: 'PropertyConstraintViolation',
  ProtocolError: 'ProtocolError',
  RpcFrameworkError: 'RpcFrameworkError',
  SecurityError: 'SecurityError',
  TypeConstraintViolation: 'TypeConstraintViolation',
};

/** How OCPP 1.6 writes each code (OCPP-J 1.6 section 4.2.3, with its spelling of "Occurence"). */
export const errorCodes16: Readonly<Record<CallErrorCode, string>> = {
  ...errorCodes2,
  FormatViolation: 'FormationViolation',
  OccurrenceConstraintViolation: 'OccurenceConstraintViolation',
  // 1.6 has no code for a broken frame or an unknown kind of frame.
  MessageTypeNotSupported: 'ProtocolError',
  RpcFrameworkError: 'ProtocolError',
};

const readings = new Map<string, CallErrorCode>([
  ...(Object.keys(errorCodes2) as CallErrorCode[]).map((code) => [code, code] as const),
  ['FormationViolation', 'FormatViolation'],
  ['OccurenceConstraintViolation', 'OccurrenceConstraintViolation'],
]);

/** The code that a station means, in the spelling of any version; `GenericError` for any other word. */
export function readErrorCode(text: string): CallErrorCode {
  return readings.get(text) ?? 'GenericError';
}

/** The code for each kind of fault that validation finds. */
export const faultCodes: Readonly<Record<FaultKind, CallErrorCode>> = {
  format: 'FormatViolation',
  occurrence: 'OccurrenceConstraintViolation',
  type: 'TypeConstraintViolation',
  property: 'PropertyConstraintViolation',
};
