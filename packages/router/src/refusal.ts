import { maxErrorDescriptionLength, type Protocol } from '@csms/ocpp-messages';
import {
  type CallEnvelope,
  type CallErrorEnvelope,
  type CallResultEnvelope,
  serializeEnvelope,
} from '@csms/transport';
import { type CallError, toCallError } from './call-error.js';

/** The call error that answers a call, in its version's spelling. */
export function refusal(
  protocol: Protocol,
  { id, action, state }: Pick<CallEnvelope, 'id' | 'action' | 'state'>,
  error: CallError,
): CallErrorEnvelope {
  return {
    type: 4,
    action,
    id,
    error_code: protocol.errorCodes[error.code],
    error_description: error.description.slice(0, maxErrorDescriptionLength),
    error_details: error.details,
    state,
  };
}

/**
 * Writes an answer. If a handler put something that JSON can't hold into a field that the schema leaves open, the
 * station gets an error instead, and `onFailure` is called.
 */
export function serializeAnswer(
  protocol: Protocol,
  answer: CallResultEnvelope | CallErrorEnvelope,
  onFailure: (error: unknown) => void,
): string {
  try {
    return serializeEnvelope(answer);
  } catch (error) {
    onFailure(error);
    return serializeEnvelope(refusal(protocol, answer, toCallError(error)));
  }
}
