import { type ActionInfo, faultCodes, maxErrorDescriptionLength, type Protocol } from '@csms/ocpp-messages';
import type {
  CallEnvelope,
  CallErrorEnvelope,
  CallResultEnvelope,
  DoneEvent,
  Emitter,
  Message,
  StationTopic,
} from '@csms/transport';
import { parseEnvelope } from '@csms/transport';
import { CallError, toCallError } from './call-error.js';
import type { CallEnding, CallRecords } from './call-records.js';
import type { Clock, Logger } from './context.js';
import type { HandlerTable } from './handler-table.js';
import type { Handle, Incoming } from './interceptor.js';
import { MessageContext } from './message-context.js';

/** What came of a message. */
export interface Handled {
  /** The answer to a call; absent for an answer to a call of ours, and for what is never answered. */
  readonly answer?: CallResultEnvelope | CallErrorEnvelope;
  /** The record of a call of ours is complete. */
  readonly done?: DoneEvent;
}

/** A message that is being handled. */
export interface InFlight {
  /** Never rejects. */
  readonly handled: Promise<Handled>;
  /** Gives the message up: tells its handler to abort. What it resolves to then is not to be sent, but this. */
  expire(): Handled;
}

/** What a dispatcher works with. */
export interface DispatchDeps {
  readonly protocol: Protocol;
  readonly handlers: HandlerTable;
  readonly records?: CallRecords;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Hands one message to whom it concerns. */
export type Dispatch = (message: Message, emitter: Emitter) => InFlight;

/** Makes the function that handles messages, with interceptors around the handlers. */
export function createDispatch(deps: DispatchDeps, wrap: (handle: Handle) => Handle): Dispatch {
  const { protocol, records, clock, logger } = deps;
  const handle = wrap((incoming) => (incoming.kind === 'call' ? handleCall(deps, incoming) : handleAnswer(deps, incoming)));

  async function answerCall(envelope: CallEnvelope, context: MessageContext): Promise<Handled> {
    const { id, action, request, state } = envelope;
    const incoming: Incoming = { kind: 'call', version: protocol.version, action, request, context };
    const silent = protocol.actions.get(action)?.kind === 'send';
    try {
      const response = (await handle(incoming)) as object;
      return silent ? {} : { answer: { type: 3, action, id, response, state } };
    } catch (thrown) {
      const error = toCallError(thrown);
      report(logger, error, incoming);
      return silent ? {} : { answer: refusal(protocol, envelope, error) };
    }
  }

  /** Ends the record of a call of ours, then lets its handlers know. */
  async function takeAnswer(
    envelope: CallResultEnvelope | CallErrorEnvelope,
    context: MessageContext,
  ): Promise<Handled> {
    const { id, action, request, state } = envelope;
    const { stationId } = context;
    const info = protocol.actions.get(action);
    if (!info || info.sender === 'station') {
      logger.warn({ stationId, messageId: id, action }, 'ignored an answer to an action that a CSMS does not call');
      return {};
    }
    const ending = endingOf(envelope, info);
    const incoming: Incoming =
      ending.status === 'Answered'
        ? { kind: 'result', version: protocol.version, action, request, response: ending.response, state, context }
        : { kind: 'error', version: protocol.version, action, request, error: ending.error, state, context };
    try {
      const record = await records?.complete(stationId, id, ending, clock.now());
      await handle(incoming);
      return record ? { done: { id, status: record.status } } : {};
    } catch (thrown) {
      report(logger, toCallError(thrown), incoming);
      return {};
    }
  }

  return (message, emitter) => {
    const { stationId } = message.topic as StationTopic;
    let envelope: ReturnType<typeof parseEnvelope>;
    try {
      envelope = parseEnvelope(message.payload);
    } catch (err) {
      logger.warn({ stationId, err }, 'ignored a message that is no envelope');
      return { handled: Promise.resolve({}), expire: () => ({}) };
    }
    const receivedAt = message.receivedAt ?? clock.now();
    const context = new MessageContext({ ...deps, emitter }, stationId, envelope, receivedAt);
    return {
      handled: envelope.type === 2 ? answerCall(envelope, context) : takeAnswer(envelope, context),
      expire() {
        context.expire();
        logger.error({ stationId, messageId: envelope.id, action: envelope.action }, 'gave up a message that took too long');
        if (envelope.type !== 2 || protocol.actions.get(envelope.action)?.kind === 'send') return {};
        return { answer: refusal(protocol, envelope, new CallError('InternalError', 'the call took too long')) };
      },
    };
  };
}

async function handleCall({ protocol, handlers }: DispatchDeps, incoming: Incoming): Promise<object | undefined> {
  const { action, request, context } = incoming;
  const info = protocol.actions.get(action);
  if (!info) throw new CallError('NotImplemented', 'the action is not known');
  const handler = handlers.calls.get(action);
  if (!handler) throw new CallError('NotSupported', `${action} is not supported`);
  const fault = info.validateRequest(request);
  if (fault) throw new CallError(faultCodes[fault.kind], `${fault.path || 'the payload'} ${fault.message}`);
  const response = await handler(request as never, context as never);
  const ours = info.validateResponse?.(response);
  if (ours) throw new Error(`the answer to ${action} is wrong: ${ours.path || 'the payload'} ${ours.message}`);
  return response as object;
}

async function handleAnswer({ handlers }: DispatchDeps, incoming: Incoming): Promise<undefined> {
  const { kind, action, request, response, error, state, context } = incoming;
  if (kind === 'result') await handlers.results.get(action)?.({ request, response, state } as never, context as never);
  else await handlers.errors.get(action)?.({ request, error, state } as never, context as never);
}

type Refused = Extract<CallEnding, { status: 'Refused' }> & { readonly error: { readonly details: object } };

function endingOf(
  envelope: CallResultEnvelope | CallErrorEnvelope,
  info: ActionInfo,
): Extract<CallEnding, { status: 'Answered' }> | Refused {
  if (envelope.type === 4) {
    const { error_code: code, error_description: description = '', error_details: details = {} } = envelope;
    return { status: 'Refused', error: { code, description, details } };
  }
  const { response } = envelope;
  const fault = info.validateResponse?.(response);
  if (!fault) return { status: 'Answered', response };
  const description = `the answer${fault.path} ${fault.message}`;
  return { status: 'Refused', response, error: { code: faultCodes[fault.kind], description, details: {} } };
}

function refusal(protocol: Protocol, { id, action, state }: CallEnvelope, error: CallError): CallErrorEnvelope {
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

/** A refusal is the station's matter; what has a cause of ours is an error. */
function report(logger: Logger, error: CallError, { action, context: { stationId, messageId } }: Incoming): void {
  const fields = { stationId, messageId, action, code: error.code };
  if (error.cause === undefined) logger.warn(fields, `refused a message: ${error.description}`);
  else logger.error({ ...fields, err: error.cause }, 'a handler failed');
}
