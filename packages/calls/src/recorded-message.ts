import { maxRecordedPayloadLength, type RecordedMessage } from '@csms/store';
import { hideSecrets } from './hide-secrets.js';

/** A message between a station and the CSMS, as it travels between gateway and manager. */
export interface MessageToRecord {
  readonly direction: RecordedMessage['direction'];
  /** The envelope, in JSON. */
  readonly text: string;
  readonly at: Date;
}

/** What is read of an envelope, which may be any JSON. */
interface ReadEnvelope {
  readonly type?: unknown;
  readonly action?: unknown;
  readonly id?: unknown;
  readonly request?: unknown;
  readonly response?: unknown;
  readonly error_code?: unknown;
  readonly error_description?: unknown;
  readonly error_details?: unknown;
}

/** A message as it is recorded: without secrets, and cut where it is long; `undefined` for what is no envelope. */
export function recordedMessageOf({ direction, text, at }: MessageToRecord): RecordedMessage | undefined {
  const envelope = readEnvelope(text);
  if (!envelope) return undefined;
  const { action, id: messageId } = envelope;
  if (typeof action !== 'string' || typeof messageId !== 'string') return undefined;
  const common = { at, direction, messageId, action };
  // A station's repeat may carry the same message id; a gateway's has the same time as well.
  const idOf = (type: RecordedMessage['type']) => `${at.getTime()} ${messageId} ${type}`;
  switch (envelope.type) {
    case 2:
      return { id: idOf('call'), type: 'call', ...common, ...payloadOf(envelope.request) };
    case 3:
      return { id: idOf('result'), type: 'result', ...common, ...payloadOf(envelope.response) };
    case 4: {
      const { error_code: code, error_description: description, error_details: details } = envelope;
      const error = { code: textOf(code), description: textOf(description) };
      return { id: idOf('error'), type: 'error', ...common, ...payloadOf(details), error };
    }
    default:
      return undefined;
  }
}

function readEnvelope(text: string): ReadEnvelope | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function payloadOf(payload: unknown): Pick<RecordedMessage, 'payload' | 'isCut'> {
  if (payload === undefined) return {};
  const text = JSON.stringify(hideSecrets({ payload }).payload);
  if (text.length <= maxRecordedPayloadLength) return { payload: text };
  return { payload: text.slice(0, maxRecordedPayloadLength), isCut: true };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? hideSecrets({ value }).value : '';
}
