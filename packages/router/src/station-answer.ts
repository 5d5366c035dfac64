import { type ActionInfo, faultCodes, type Protocol } from '@csms/ocpp-messages';
import type { CallErrorEnvelope, CallResultEnvelope } from '@csms/transport';
import type { CallEnding, CallRecords } from './call-records.js';
import type { Clock } from './context.js';
import type { Handled } from './handled.js';
import type { HandlerTable } from './handler-table.js';
import type { Handle, Incoming } from './interceptor.js';
import type { PayloadReader } from './payload-reader.js';

/** A station's answer to a call of ours, as an envelope carries it. */
export type AnswerEnvelope = CallResultEnvelope | CallErrorEnvelope;

/** A station's answer to a call of ours as it arrived, unread. */
export interface ReceivedAnswer extends Pick<Incoming, 'trace' | 'context'> {
  readonly envelope: AnswerEnvelope;
  readonly info: ActionInfo;
}

/** Hands a station's answer to its handler, if there is one. */
export async function handleAnswer(handlers: HandlerTable, incoming: Incoming): Promise<undefined> {
  const { kind, action, request, response, error, state, context } = incoming;
  const [table, answer] =
    kind === 'result'
      ? [handlers.results, { request, response, state }]
      : [handlers.errors, { request, error, state }];
  await table.get(action)?.handler(answer as never, context as never);
}

/**
 * Reads a station's answer: a response that breaks its schema becomes an error that says what is wrong with it. Rejects
 * when `readPayload` does.
 */
async function readAnswer(
  { envelope, info, context }: ReceivedAnswer,
  readPayload: PayloadReader,
): Promise<Pick<Incoming, 'kind' | 'request' | 'response' | 'error' | 'state'>> {
  const { state } = envelope;
  const request = info.validateRequest(envelope.request) ? undefined : envelope.request;
  if (envelope.type === 4) {
    const { error_code: code, error_description: description, error_details: details } = envelope;
    return { kind: 'error', request, state, error: { code, description, details: details ?? {} } };
  }
  const received = envelope.response ?? {};
  const { payload, fault } = await readPayload({ part: 'response', payload: received, info, context });
  const response = payload as object;
  if (!fault) return { kind: 'result', request, state, response };
  const description = `${fault.path || 'the payload'} ${fault.message}`;
  return {
    kind: 'error',
    request,
    state,
    response,
    error: { code: faultCodes[fault.kind], description, details: {} },
  };
}

/** What taking an answer works with. */
export interface AnswerDeps {
  readonly protocol: Pick<Protocol, 'version'>;
  readonly readPayload: PayloadReader;
  readonly records?: CallRecords;
  readonly clock: Clock;
}

/**
 * Ends the record of a call of ours, then calls its handler. The request is taken from the record if the gateway does
 * not send it. The call counts as done only when both succeeded: until then a gateway sends the answer again.
 */
export async function takeAnswer(
  { protocol: { version }, readPayload, records, clock }: AnswerDeps,
  handle: Handle,
  received: ReceivedAnswer,
): Promise<Handled> {
  const {
    envelope: { action },
    trace,
    context,
  } = received;
  const { stationId, messageId } = context;
  try {
    const incoming = { ...(await readAnswer(received, readPayload)), version, action, trace, context };
    const record = await records?.complete(stationId, messageId, endingOf(incoming), clock.now());
    if (records && !record) {
      context.logger.warn({}, 'ignored an answer to an unknown call');
      return {};
    }
    await handle(record ? { ...incoming, request: incoming.request ?? record.request } : incoming);
    return record ? { done: { id: messageId, status: record.status } } : {};
  } catch (err) {
    context.logger.error({ err }, 'could not take an answer');
    return {};
  }
}

function endingOf({ response, error }: Incoming): CallEnding {
  if (!error) return { status: 'Answered', response: response as object };
  const { code, description } = error;
  return { status: 'Refused', error: { code, description }, ...(response && { response }) };
}
