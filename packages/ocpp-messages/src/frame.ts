import type { CallErrorCode } from './call-error-code.js';
import { isNestedDeeper } from './nesting.js';
import type { Protocol } from './protocol.js';

/** The message type numbers of OCPP-J (part 4, section 4.1). Only OCPP 2.1 has 5 and 6. */
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
  /** The code as it is on the wire. */
  readonly code: string;
  readonly description: string;
  readonly details: object;
}

/** A message that is never answered, in 2.1 only: `[6, id, action, payload]`. */
export interface SendFrame {
  readonly type: 6;
  readonly id: string;
  readonly action: string;
  readonly payload: unknown;
}

/** One OCPP-J frame. */
export type Frame = CallFrame | CallResultFrame | CallErrorFrame | SendFrame;

/** What is wrong with a text that is no frame, and the answer that the version requires. */
export interface FrameFault {
  /** What was expected, in lower case. */
  readonly message: string;
  /** The call error to send; absent when the version requires such a frame to be ignored. */
  readonly reply?: { readonly id: string; readonly code: CallErrorCode };
}

/** The longest message id (part 4, section 4.1.4). */
export const maxMessageIdLength = 36;

/** The longest error description, in characters (part 4, section 4.2.3). */
export const maxErrorDescriptionLength = 255;

/** More characters than any action or error code has. Both get into logs and records as they were received. */
const maxWordLength = 100;

/** The longest message id that is sent back to a 1.6 station that breaks the limit. */
const maxEchoedIdLength = 255;

/** More levels than any message has, and few enough for everything that copies or writes a payload later. */
const maxNesting = 100;

/** Reads one frame. Never throws; a text that is no frame of this version is described instead. */
export function parseFrame(text: string, protocol: Protocol): Frame | FrameFault {
  const { messageTypes, refusesUnknownMessageTypes, unknownMessageId } = protocol;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault('expected JSON', 'RpcFrameworkError', unknownMessageId);
  }
  if (!Array.isArray(value)) return fault('expected a JSON array', 'RpcFrameworkError', unknownMessageId);
  const parts: readonly unknown[] = value;
  const [type, id] = parts;
  if (typeof type !== 'number') {
    return fault('expected a message type number', 'RpcFrameworkError', replyId(id, protocol));
  }
  if (!messageTypes.has(type)) {
    const to = refusesUnknownMessageTypes ? replyId(id, protocol) : undefined;
    return fault('unknown message type', 'MessageTypeNotSupported', to);
  }
  // Now the type of the frame is known. An answer is never answered, whatever is wrong with it.
  const to = type === messageType.call ? replyId(id, protocol) : undefined;
  if (!isMessageId(id)) {
    return fault(`expected a message id of 1 to ${maxMessageIdLength} characters`, 'RpcFrameworkError', to);
  }
  if (isNestedDeeper(parts, maxNesting)) {
    return fault(`expected at most ${maxNesting} nested levels`, 'FormatViolation', to);
  }
  return (
    framed(type as Frame['type'], id, parts) ??
    fault(`expected ${forms[type as Frame['type']]}`, 'FormatViolation', to)
  );
}

/** Tells a fault from a frame. */
export function isFrameFault(result: Frame | FrameFault): result is FrameFault {
  return !('type' in result);
}

function fault(message: string, code: CallErrorCode, replyTo: string | undefined): FrameFault {
  return replyTo === undefined ? { message } : { message, reply: { id: replyTo, code } };
}

function isMessageId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && id.length <= maxMessageIdLength;
}

/** The message id of a refusal: that of the frame, or what the version has in place of an id that can't be read. */
function replyId(id: unknown, { unknownMessageId }: Protocol): string | undefined {
  if (isMessageId(id)) return id;
  if (unknownMessageId !== undefined) return unknownMessageId;
  // 1.6 has no such replacement, so an id that is a little too long is sent back.
  return typeof id === 'string' && id !== '' && id.length <= maxEchoedIdLength ? id : undefined;
}

const forms: Readonly<Record<Frame['type'], string>> = {
  2: '[2, id, action, payload]',
  3: '[3, id, payload]',
  4: '[4, id, code, description, details]',
  5: '[5, id, code, description, details]',
  6: '[6, id, action, payload]',
};

function framed(type: Frame['type'], id: string, parts: readonly unknown[]): Frame | undefined {
  const { length, 2: third, 3: fourth, 4: fifth } = parts;
  switch (type) {
    case messageType.call:
    case messageType.send:
      if (length !== 4 || typeof third !== 'string' || third.length > maxWordLength) return undefined;
      return { type, id, action: third, payload: payloadOf(fourth) };
    case messageType.callResult:
      return length === 3 ? { type, id, payload: payloadOf(third) } : undefined;
    case messageType.callError:
    case messageType.callResultError: {
      if (typeof third !== 'string' || third.length > maxWordLength) return undefined;
      // Some stations leave out the description and the details, or send null.
      const description = typeof fourth === 'string' ? shortened(fourth) : '';
      const details = typeof fifth === 'object' && fifth !== null ? fifth : {};
      return { type, id, code: third, description, details };
    }
  }
}

/** `null` may stand for the payload of a message without fields (part 4, section 4.2.1). */
function payloadOf(value: unknown): unknown {
  return value === null ? {} : value;
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
export function serializeCallError(
  id: string,
  code: string,
  description: string,
  details: object = {},
): string {
  return errorFrame(messageType.callError, id, code, description, details);
}

/** Writes the refusal of an answer (OCPP 2.1 only). */
export function serializeCallResultError(
  id: string,
  code: string,
  description: string,
  details: object = {},
): string {
  return errorFrame(messageType.callResultError, id, code, description, details);
}

/** Writes a message that is never answered (OCPP 2.1 only). */
export function serializeSend(id: string, action: string, payload: object): string {
  return `[6,${JSON.stringify(id)},${JSON.stringify(action)},${JSON.stringify(payload)}]`;
}

function errorFrame(type: 4 | 5, id: string, code: string, description: string, details: object): string {
  return JSON.stringify([type, id, code, shortened(description), details]);
}

/** Cuts a description to the length that the wire allows, and never within a surrogate pair. */
function shortened(description: string): string {
  if (description.length <= maxErrorDescriptionLength) return description;
  const enough = description.slice(0, 2 * maxErrorDescriptionLength);
  return Array.from(enough).slice(0, maxErrorDescriptionLength).join('');
}
