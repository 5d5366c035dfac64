import type { CallErrorCode } from './call-error-code.js';
import type { Protocol } from './protocol.js';

/** The message type numbers of OCPP-J (part 4, section 4.1). 5 and 6 exist in OCPP 2.1 only. */
export const messageType = { call: 2, callResult: 3, callError: 4, callResultError: 5, send: 6 } as const;

/** A call: `[2, id, action, payload]`. */
export interface CallFrame {
  readonly type: 2;
  readonly id: string;
  readonly action: string;
  readonly payload: unknown;
}

/** The answer to a call: `[3, id, payload]`. */
export interface CallResultFrame {
  readonly type: 3;
  readonly id: string;
  readonly payload: unknown;
}

/** The refusal of a call (4) or, in 2.1, of an answer (5): `[4, id, code, description, details]`. */
export interface CallErrorFrame {
  readonly type: 4 | 5;
  readonly id: string;
  /** The code as it stands on the wire. */
  readonly code: string;
  readonly description: string;
  readonly details: object;
}

/** A message that is never answered, in 2.1: `[6, id, action, payload]`. */
export interface SendFrame {
  readonly type: 6;
  readonly id: string;
  readonly action: string;
  readonly payload: unknown;
}

/** One OCPP-J frame. */
export type Frame = CallFrame | CallResultFrame | CallErrorFrame | SendFrame;

/** What is wrong with a text that is no frame, and what the version asks to answer. */
export interface FrameFault {
  /** What was expected, in lower case. */
  readonly message: string;
  /** The call error to send; absent where the version has a receiver ignore such a frame. */
  readonly reply?: { readonly id: string; readonly code: CallErrorCode };
}

/** The longest message id (part 4, section 4.1.4). */
export const maxMessageIdLength = 36;

/** The longest error description (part 4, section 4.2.3). */
export const maxErrorDescriptionLength = 255;

/** Reads one frame. Never throws; a text that is no frame of this version is described instead. */
export function parseFrame(text: string, protocol: Protocol): Frame | FrameFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable('expected JSON', protocol);
  }
  if (!Array.isArray(value)) return unreadable('expected a JSON array', protocol);
  const [type, id] = value as unknown[];
  if (typeof id !== 'string' || id === '') return unreadable('expected a message id', protocol);
  if (id.length > maxMessageIdLength) {
    const message = `expected a message id of at most ${maxMessageIdLength} characters`;
    // 1.6 has no stand-in for an id, so the station gets its own back, unless that is absurd.
    if (protocol.unknownMessageId !== undefined || id.length > 255) return unreadable(message, protocol);
    return { message, reply: { id, code: 'RpcFrameworkError' } };
  }
  return framed(type, id, value, protocol);
}

/** Tells a fault from a frame. */
export function isFrameFault(result: Frame | FrameFault): result is FrameFault {
  return !('type' in result);
}

function framed(type: unknown, id: string, value: unknown[], protocol: Protocol): Frame | FrameFault {
  switch (type) {
    case messageType.call:
      return call(messageType.call, id, value);
    case messageType.callResult:
      if (value.length !== 3) return { message: 'expected [3, id, payload]' };
      return { type, id, payload: payloadOf(value[2]) };
    case messageType.callError:
      return error(type, id, value);
    case messageType.callResultError:
      if (protocol.version === '2.1') return error(type, id, value);
      break;
    case messageType.send:
      if (protocol.version === '2.1') return call(messageType.send, id, value);
      break;
  }
  const message = 'unknown message type';
  if (protocol.version !== '2.0.1') return { message };
  return { message, reply: { id, code: 'MessageTypeNotSupported' } };
}

function call(type: 2 | 6, id: string, value: unknown[]): CallFrame | SendFrame | FrameFault {
  const action = value[2];
  if (value.length === 4 && typeof action === 'string') return { type, id, action, payload: payloadOf(value[3]) };
  const message = `expected [${type}, id, action, payload]`;
  return type === messageType.call ? { message, reply: { id, code: 'FormatViolation' } } : { message };
}

function error(type: 4 | 5, id: string, value: unknown[]): CallErrorFrame | FrameFault {
  const [, , code, description, details] = value;
  if (typeof code !== 'string') return { message: `expected [${type}, id, code, description, details]` };
  return {
    type,
    id,
    code,
    description: typeof description === 'string' ? description : '',
    details: typeof details === 'object' && details !== null ? details : {},
  };
}

/** `null` may stand for the payload of a message without fields (part 4, section 4.2.1). */
function payloadOf(value: unknown): unknown {
  return value === null ? {} : value;
}

function unreadable(message: string, { unknownMessageId }: Protocol): FrameFault {
  if (unknownMessageId === undefined) return { message };
  return { message, reply: { id: unknownMessageId, code: 'RpcFrameworkError' } };
}

/** Writes a call. */
export function serializeCall(id: string, action: string, payload: object): string {
  return `[2,${JSON.stringify(id)},${JSON.stringify(action)},${JSON.stringify(payload)}]`;
}

/** Writes the answer to a call. */
export function serializeCallResult(id: string, payload: object): string {
  return `[3,${JSON.stringify(id)},${JSON.stringify(payload)}]`;
}

/** Writes a call error; a description that is too long for the wire is cut. */
export function serializeCallError(id: string, code: string, description: string, details: object = {}): string {
  return errorFrame(messageType.callError, id, code, description, details);
}

/** Writes the refusal of an answer (OCPP 2.1 only). */
export function serializeCallResultError(id: string, code: string, description: string, details: object = {}): string {
  return errorFrame(messageType.callResultError, id, code, description, details);
}

/** Writes a message that is never answered (OCPP 2.1 only). */
export function serializeSend(id: string, action: string, payload: object): string {
  return `[6,${JSON.stringify(id)},${JSON.stringify(action)},${JSON.stringify(payload)}]`;
}

function errorFrame(type: 4 | 5, id: string, code: string, description: string, details: object): string {
  return JSON.stringify([type, id, code, description.slice(0, maxErrorDescriptionLength), details]);
}
