import type { RecordedMessage } from '@csms/store';
import { dateTime } from './common.js';
import { objectOf, oneOf, text } from './object-of.js';

/** Schema of a message that was recorded. */
export const recordedMessageSchema = objectOf(
  {
    at: { ...dateTime, description: 'When it was received from the station, or sent to it' },
    direction: oneOf(['from_station', 'to_station']),
    type: oneOf(['call', 'result', 'error'], 'A call, its answer or its refusal'),
    messageId: text('OCPP message id'),
    action: text('Of an answer, that of the call', 'BootNotification'),
  },
  {
    payload: { description: 'As in OCPP, without secrets; absent when it was too long' },
    payloadText: text('The beginning of a payload that was too long'),
    error: objectOf(
      { code: text('As it stands on the wire', 'FormatViolation'), description: { type: 'string' } },
      {},
    ),
  },
);

/** Writes a message that was recorded. It holds no secrets. */
export function toRecordedMessageJson(message: RecordedMessage): object {
  const { at, direction, type, messageId, action, error, payload, isCut } = message;
  return {
    at,
    direction,
    type,
    messageId,
    action,
    ...(payload !== undefined &&
      (isCut ? { payloadText: payload } : { payload: JSON.parse(payload) as unknown })),
    error,
  };
}
