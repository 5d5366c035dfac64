import type { Protocol } from '@csms/ocpp-messages';
import {
  type CallEnvelope,
  type Emitter,
  type Envelope,
  type Message,
  parseEnvelope,
  type StationTopic,
  type TraceContext,
  traceFields,
} from '@csms/transport';
import { CallError } from './call-error.js';
import type { CallRecords } from './call-records.js';
import type { Clock, HandlerContext, Logger } from './context.js';
import type { Handled } from './handled.js';
import type { HandlerTable } from './handler-table.js';
import type { Handle, Interceptor } from './interceptor.js';
import { MessageContext } from './message-context.js';
import type { PayloadReader } from './payload-reader.js';
import { type AnswerEnvelope, handleAnswer, takeAnswer } from './station-answer.js';
import { answerCall, handleCall, refuseCall } from './station-call.js';

/** A message that is being handled. */
export interface InFlight {
  /** Never rejects. */
  readonly handled: Promise<Handled>;
  /**
   * Gives the message up: aborts its handler. The outcome is what this returns, no longer what `handled` resolves to.
   */
  expire(): Handled;
}

/** What a dispatcher works with. */
export interface DispatchDeps {
  readonly protocol: Protocol;
  readonly handlers: HandlerTable;
  readonly readPayload: PayloadReader;
  readonly records?: CallRecords;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Handles one message of a station. */
export type Dispatch = (message: Message<StationTopic>, emitter: Emitter) => InFlight;

/** Makes the function that handles messages, with interceptors around the handlers. */
export function createDispatch(deps: DispatchDeps, interceptors: readonly Interceptor[]): Dispatch {
  const { protocol, handlers, logger } = deps;
  const { version } = protocol;
  const handle = interceptors.reduceRight<Handle>(
    (next, interceptor) => interceptor(next),
    (incoming) => (incoming.kind === 'call' ? handleCall(deps, incoming) : handleAnswer(handlers, incoming)),
  );

  function read({ topic: { stationId }, payload, trace }: Message<StationTopic>): Envelope | undefined {
    try {
      return parseEnvelope(payload);
    } catch (err) {
      logger.warn({ stationId, ...traceFields(trace), err }, 'ignored a message that is no envelope');
      return undefined;
    }
  }

  function answer(envelope: CallEnvelope, context: HandlerContext, trace?: TraceContext): Promise<Handled> {
    const { action } = envelope;
    // `null` may stand for the payload of a message without fields (part 4, section 4.2.1).
    const request = envelope.request ?? {};
    return answerCall(deps, handle, { kind: 'call', version, action, request, trace, context }, envelope);
  }

  async function take(
    envelope: AnswerEnvelope,
    context: HandlerContext,
    trace?: TraceContext,
  ): Promise<Handled> {
    const { action } = envelope;
    const info = protocol.actions.get(action);
    if (info && info.sender !== 'station') {
      return takeAnswer(deps, handle, { envelope, info, trace, context });
    }
    context.logger.warn({}, 'ignored an answer to an action that no CSMS sends');
    return {};
  }

  return (message, emitter) => {
    const envelope = read(message);
    if (!envelope) return nothingInFlight;
    const { trace } = message;
    const context = new MessageContext(deps, emitter, envelope, message);
    const handled = envelope.type === 2 ? answer(envelope, context, trace) : take(envelope, context, trace);
    return new MessageInFlight(deps, envelope, context, handled);
  };
}

const nothingInFlight: InFlight = { handled: Promise.resolve({}), expire: () => ({}) };

/** A class, because there is one for every message: it holds only its fields, where a closure would hold everything. */
class MessageInFlight implements InFlight {
  constructor(
    private readonly deps: DispatchDeps,
    private readonly envelope: Envelope,
    private readonly context: MessageContext,
    readonly handled: Promise<Handled>,
  ) {}

  expire(): Handled {
    const { deps, envelope, context } = this;
    context.expire();
    context.logger.error({}, 'gave up a message that took too long');
    return envelope.type === 2
      ? refuseCall(deps.protocol, envelope, new CallError('InternalError', 'the call took too long'))
      : {};
  }
}
