import {
  type CallErrorCode,
  type CallErrorFrame,
  type CallResultFrame,
  maxMessageIdLength,
  type Protocol,
  serializeCall,
} from '@csms/ocpp-messages';
import {
  type CallEnvelope,
  type CallErrorEnvelope,
  type CallResultEnvelope,
  type Message,
  serializeEnvelope,
  type TraceContext,
  traceFields,
} from '@csms/transport';
import { createExpiringMap } from './expiring-map.js';
import { isObject } from './is-object.js';
import { createKeptAnswers } from './kept-answers.js';
import { type Observation, unobserved } from './observer.js';
import type { Scope } from './scope.js';

/** What the calls to a station need. */
export interface CsmsCallsDeps {
  readonly scope: Scope;
  readonly stationId: string;
  readonly protocol: Protocol;
  /** Sends a frame on the station's newest connection, if that is open. */
  send(frame: string): boolean;
}

/** The calls that the CSMS makes to one station. They outlive the replacement of its connection. */
export interface CsmsCalls {
  /** Takes a call and the message that brought it. */
  take(call: CallEnvelope, message: Message): void;
  /** Takes the station's answer; what answers no call is ignored. */
  answer(frame: CallResultFrame | CallErrorFrame): void;
  /** The station answered a call, but with a broken frame. */
  answerIsBroken(callId: string, fault: string): void;
  /** The record of a call is complete. */
  done(callId: string): void;
  /** The station has a new connection: what was sent on the old one is not waited for, but may still be answered. */
  reconnected(): void;
  /** Resolves when the station owes no answer, or on {@link CsmsCalls.close}. */
  idle(): Promise<void>;
  /** Refuses the calls that wait: the station is gone. Answers that are kept are still published again. */
  close(): void;
  /** Resolves when no answer is kept any more. */
  settled(): Promise<void>;
  /** Forgets the answers that are kept. */
  forget(): void;
}

interface CsmsCall extends CallEnvelope {
  readonly message: Message;
  /** When it is too late to send it, on the scale of `performance.now()`. */
  readonly deadline: number;
  readonly observation: Observation;
  /** The trace that it belongs to. */
  readonly trace?: TraceContext;
}

type Outcome =
  | Pick<CallResultEnvelope, 'type' | 'response'>
  | Pick<CallErrorEnvelope, 'type' | 'error_code' | 'error_description' | 'error_details'>;

/**
 * Brings calls of the CSMS to a station, one after the other, and its answers back with the original request.
 *
 * A call that the station leaves without an answer stays without one: whoever made it watches the time, and an answer
 * may still come late. A call that never reached the station is refused.
 */
export function createCsmsCalls({ scope, stationId, protocol, send }: CsmsCallsDeps): CsmsCalls {
  const { transport, clock, logger, observer, timing, limits } = scope;
  const kept = createKeptAnswers({ againAfterMs: timing.republishAfterMs, maxEntries: limits.keptAnswers });
  const unanswered = createExpiringMap<CsmsCall>({
    ttlMs: timing.lateAnswerMs,
    maxEntries: limits.lateCalls,
  });
  let outstanding: CsmsCall | undefined;
  let timer: NodeJS.Timeout | undefined;
  const queue: CsmsCall[] = [];
  let closed = false;
  const onIdle: Array<() => void> = [];

  function take(envelope: CallEnvelope, message: Message): void {
    const { id, request } = envelope;
    // Whoever sends a call again that was answered has not heard the answer.
    if (isKnown(id) || kept.publishAgain(id)) {
      logger.debug(
        { ...fieldsOf(envelope), ...traceFields(message.trace) },
        'did not send a second copy of a call',
      );
      return;
    }
    const call = received(envelope, message);
    if (id === '' || id.length > maxMessageIdLength) {
      fail(call, 'FormatViolation', `expected a message id of 1 to ${maxMessageIdLength} characters`);
    } else if (!isObject(request)) {
      fail(call, 'FormatViolation', 'expected an object as the request');
    } else if (closed) {
      fail(call, 'GenericError', 'the station is disconnected');
    } else if (queue.length >= limits.queuedCalls) {
      fail(call, 'GenericError', 'too many calls wait for the station');
    } else {
      queue.push(call);
      next();
    }
  }

  function received(envelope: CallEnvelope, message: Message): CsmsCall {
    const { id: messageId, action } = envelope;
    const { version } = protocol;
    const came = message.trace && { trace: message.trace };
    const observation = observer.begin({ from: 'csms', stationId, version, action, messageId, ...came });
    const trace = observation.trace ?? message.trace;
    const deadline = performance.now() + timing.queueTimeoutMs;
    return { ...envelope, message, deadline, observation, ...(trace && { trace }) };
  }

  function isKnown(id: string): boolean {
    return outstanding?.id === id || unanswered.get(id) !== undefined || queue.some((call) => call.id === id);
  }

  /** Sends the next call, if the station is free. */
  function next(): void {
    while (!outstanding) {
      const call = queue.shift();
      if (!call) break;
      if (performance.now() < call.deadline) start(call);
      else fail(call, 'GenericError', 'the call waited too long for the station');
    }
    if (!outstanding) for (const resolve of onIdle.splice(0)) resolve();
  }

  function start(call: CsmsCall): void {
    if (!send(serializeCall(call.id, call.action, call.request))) {
      fail(call, 'GenericError', 'the station disconnected');
      return;
    }
    outstanding = call;
    timer = setTimeout(() => {
      logger.warn(fieldsOf(call), 'the station did not answer a call in time');
      leaveUnanswered();
      next();
    }, timing.callTimeoutMs);
  }

  function leaveUnanswered(): void {
    clearTimeout(timer);
    if (!outstanding) return;
    outstanding.observation.end('unanswered');
    // Nobody but the record of the call tells of a late answer.
    unanswered.set(outstanding.id, { ...outstanding, observation: unobserved });
    outstanding = undefined;
  }

  /** Ends the wait for a call with this id, and gives the call. */
  function settle(id: string): CsmsCall | undefined {
    if (outstanding?.id === id) {
      const call = outstanding;
      clearTimeout(timer);
      outstanding = undefined;
      return call;
    }
    const late = unanswered.get(id);
    unanswered.delete(id);
    return late;
  }

  function answered(id: string, outcome: Outcome): void {
    const call = settle(id);
    if (!call) {
      logger.debug({ stationId, messageId: id }, 'ignored an answer to a call that nobody made');
      return;
    }
    report(call, outcome);
    next();
  }

  /** Publishes what became of a call, and keeps it where the caller asks for that. */
  function report(call: CsmsCall, outcome: Outcome): void {
    const { action, id, request, state, trace, observation } = call;
    const { done } = call.message;
    observation.end(outcome.type === 3 ? 'answered' : 'refused');
    const message: Message = {
      topic: { kind: 'in', version: protocol.version, stationId },
      payload: serializeEnvelope({ ...outcome, action, id, request, ...(state !== undefined && { state }) }),
      receivedAt: clock.now(),
      ...(done && { done }),
      ...(trace && { trace }),
    };
    const publish = () => {
      transport.emit(message, { expiresInMs: timing.callTimeoutMs }).catch((err: unknown) => {
        logger.warn({ ...fieldsOf(call), err }, 'could not publish an answer');
      });
    };
    if (done) kept.keep(id, publish);
    publish();
  }

  function fail(call: CsmsCall, code: CallErrorCode, description: string): void {
    logger.warn(fieldsOf(call), `refused a call of ours: ${description}`);
    report(call, failure(code, description));
  }

  function fieldsOf({ id: messageId, action, trace }: CallEnvelope & Pick<Message, 'trace'>): object {
    return { stationId, messageId, action, ...traceFields(trace) };
  }

  function failure(code: CallErrorCode, description: string): Outcome {
    return { type: 4, error_code: protocol.errorCodes[code], error_description: description };
  }

  return {
    take,
    answer(frame) {
      const { id } = frame;
      if (frame.type !== 3) {
        const { code, description, details } = frame;
        answered(id, {
          type: 4,
          error_code: code,
          error_description: description,
          error_details: details,
        });
      } else if (isObject(frame.payload)) {
        answered(id, { type: 3, response: frame.payload });
      } else {
        answered(id, failure('FormatViolation', 'the answer is no object'));
      }
    },
    answerIsBroken(callId, fault) {
      answered(callId, failure('FormatViolation', `the answer is broken: ${fault}`));
    },
    done: kept.done,
    reconnected() {
      leaveUnanswered();
      next();
    },
    async idle() {
      if (outstanding) await new Promise<void>((resolve) => onIdle.push(resolve));
    },
    close() {
      closed = true;
      for (const call of queue.splice(0)) fail(call, 'GenericError', 'the station disconnected');
      leaveUnanswered();
      unanswered.clear();
      next();
    },
    settled: kept.empty,
    forget: kept.clear,
  };
}
