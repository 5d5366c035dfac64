import { TransportError } from './transport-error.js';

/** A call, of a station or of the CSMS. */
export interface CallEnvelope {
  readonly type: 2;
  readonly action: string;
  /** OCPP message id. */
  readonly id: string;
  readonly request: object;
  /** What the caller wants back with the answer; opaque to everybody else. */
  readonly state?: unknown;
}

/** The answer to a call. */
export interface CallResultEnvelope {
  readonly type: 3;
  /** Action of the call that this answers. */
  readonly action: string;
  readonly id: string;
  /** The request of the call, when the CSMS made it. */
  readonly request?: object;
  readonly response: object;
  readonly state?: unknown;
}

/** The refusal of a call. Field names are those of the wire. */
export interface CallErrorEnvelope {
  readonly type: 4;
  readonly action: string;
  readonly id: string;
  readonly request?: object;
  /** The code as it stands on the OCPP wire. */
  readonly error_code: string;
  readonly error_description: string;
  readonly error_details?: object;
  readonly state?: unknown;
}

/** What travels between gateway and manager: one OCPP message, and for an answer the call that it answers. */
export type Envelope = CallEnvelope | CallResultEnvelope | CallErrorEnvelope;

/**
 * Reads an envelope.
 *
 * A request or response that is no object is kept as it is, for the router to refuse with the version's error code. An
 * error without a description gets an empty one.
 *
 * @throws {TransportError} `malformed` when the text is no envelope; the message names the field.
 */
export function parseEnvelope(text: string): Envelope {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TransportError('malformed', 'expected an envelope in JSON', { cause });
  }
  if (typeof value !== 'object' || value === null) throw malformed('an object');
  const envelope = value as Envelope;
  if (typeof envelope.action !== 'string') throw malformed('action, a text');
  if (typeof envelope.id !== 'string') throw malformed('id, a text');
  switch (envelope.type) {
    case 2:
      if (!('request' in envelope)) throw malformed('request');
      return envelope;
    case 3:
      if (!('response' in envelope)) throw malformed('response');
      return envelope;
    case 4:
      if (typeof envelope.error_code !== 'string') throw malformed('error_code, a text');
      // MaEVe's gateway leaves an empty description out.
      return typeof envelope.error_description === 'string'
        ? envelope
        : { ...envelope, error_description: '' };
    default:
      throw malformed('type 2, 3 or 4');
  }
}

/** Writes an envelope. */
export function serializeEnvelope(envelope: Envelope): string {
  return JSON.stringify(envelope);
}

function malformed(expected: string): TransportError {
  return new TransportError('malformed', `expected an envelope with ${expected}`);
}
