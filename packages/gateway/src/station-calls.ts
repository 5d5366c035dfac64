import { randomBytes } from 'node:crypto';
import {
  type CallErrorCode,
  type CallFrame,
  type Protocol,
  serializeCallError,
  serializeCallResult,
} from '@csms/ocpp-messages';
import {
  type CallErrorEnvelope,
  type CallResultEnvelope,
  serializeEnvelope,
  traceFields,
} from '@csms/transport';
import { isObject } from './is-object.js';
import type { Observation, ObservedOutcome } from './observer.js';
import { publishUntil } from './publish-until.js';
import { createReplay, fingerprintOf } from './replay.js';
import type { Scope } from './scope.js';

/** What the calls of a station need. */
export interface StationCallsDeps {
  readonly scope: Scope;
  readonly stationId: string;
  readonly protocol: Protocol;
  /** Sends a frame to the station. */
  send(frame: string): void;
  /** A manager refused a call because the station may not make it. */
  onSecurityError(): void;
}

/** The calls that a station makes on one connection. */
export interface StationCalls {
  /** Takes a call and its text. */
  take(call: CallFrame, text: string): void;
  /** Takes what a manager answered; what answers no call in hand is ignored. */
  answer(envelope: CallResultEnvelope | CallErrorEnvelope): void;
  /** Resolves when every call that was taken is answered, or on {@link StationCalls.close}. */
  idle(): Promise<void>;
  /** Forgets everything: nothing is sent or published any more. */
  close(): void;
}

interface StationCall {
  readonly frame: CallFrame & { readonly payload: object };
  /** Of its text. */
  readonly length: number;
  readonly fingerprint?: string;
  readonly receivedAt: Date;
  /** On the scale of `performance.now()`. */
  readonly deadline: number;
  /** How often the station sent it: each time it waits for an answer. */
  copies: number;
  readonly observation: Observation;
}

interface Current extends StationCall {
  readonly state: string;
  cancel(): void;
}

/**
 * Brings a station's calls to the managers, one after the other, and the answers back.
 *
 * It is the gateway that sees to it that a call is answered: it publishes the call again while no answer comes, and in
 * the end refuses it. A repeated call joins the one in progress or gets its answer again (2.0.1 part 4 section 4.1.4,
 * errata 2024-09).
 */
export function createStationCalls({
  scope,
  stationId,
  protocol,
  send,
  onSecurityError,
}: StationCallsDeps): StationCalls {
  const { transport, clock, logger, observer, timing, limits } = scope;
  const replay = createReplay(timing, limits);
  const connectionMark = randomBytes(6).toString('base64url');
  let count = 0;
  let current: Current | undefined;
  let waiting: StationCall[] = [];
  let refusing = false;
  const onIdle: Array<() => void> = [];

  function take(call: CallFrame, text: string): void {
    const { payload } = call;
    if (!isObject(payload)) {
      refuse(call, observe(call), 'FormatViolation', 'expected an object as the payload');
      return;
    }
    const fingerprint = fingerprintOf(call, text);
    if (fingerprint !== undefined && repeats(fingerprint)) return;
    const observation = observe(call);
    const entry: StationCall = {
      frame: { ...call, payload },
      length: text.length,
      ...(fingerprint !== undefined && { fingerprint }),
      receivedAt: clock.now(),
      deadline: performance.now() + timing.answerWithinMs,
      copies: 1,
      observation,
    };
    if (!current) start(entry);
    else if (hasRoomFor(entry)) waiting.push(entry);
    else
      refuse(call, observation, 'GenericError', 'expected no further call before the answer to the last one');
  }

  function observe({ id: messageId, action }: CallFrame): Observation {
    return observer.begin({ from: 'station', stationId, version: protocol.version, action, messageId });
  }

  /** Whether the call with this fingerprint was answered already, or waits for its answer. */
  function repeats(fingerprint: string): boolean {
    const given = replay.find(fingerprint);
    if (given !== undefined) {
      send(given);
      return true;
    }
    const same = [current, ...waiting].find((call) => call?.fingerprint === fingerprint);
    if (same && same.copies < limits.waitingCalls) same.copies++;
    return same !== undefined;
  }

  function hasRoomFor({ length }: StationCall): boolean {
    const characters = waiting.reduce((sum, call) => sum + call.length, length);
    return waiting.length < limits.waitingCalls && characters <= limits.waitingCharacters;
  }

  function start(call: StationCall): void {
    const { id, action, payload: request } = call.frame;
    // An answer to an earlier call with the same id must not become the answer to this one.
    const state = `${connectionMark}-${++count}`;
    const { trace } = call.observation;
    const message = {
      topic: { kind: 'in', version: protocol.version, stationId } as const,
      payload: serializeEnvelope({ type: 2, action, id, request, state }),
      receivedAt: call.receivedAt,
      ...(trace && { trace }),
    };
    const cancel = publishUntil(transport, message, {
      againAfterMs: timing.republishAfterMs,
      withinMs: call.deadline - performance.now(),
      giveUp() {
        logger.error(fieldsOf(call), 'no manager answered a call in time');
        finish(refusal(call.frame, 'InternalError', 'the call was not answered in time'), 'unanswered');
      },
      failed: (err) => logger.warn({ ...fieldsOf(call), err }, 'could not publish a call'),
    });
    current = Object.assign(call, { state, cancel });
  }

  function answer(envelope: CallResultEnvelope | CallErrorEnvelope): void {
    const { id, action, state } = envelope;
    const isForCurrent =
      current?.frame.id === id &&
      current.frame.action === action &&
      (state === undefined || state === current.state);
    if (!current || !isForCurrent) {
      logger.debug({ stationId, messageId: id, action }, 'ignored an answer that no call waits for');
      return;
    }
    if (envelope.type === 4) {
      const { error_code: code, error_description: description, error_details: details } = envelope;
      const text = typeof description === 'string' ? description : '';
      finish(serializeCallError(id, code, text, isObject(details) ? details : {}), 'refused');
      if (code === protocol.errorCodes.SecurityError) onSecurityError();
    } else if (isObject(envelope.response)) {
      const frame = serializeCallResult(id, envelope.response);
      if (current.fingerprint !== undefined) replay.keep(current.fingerprint, frame);
      finish(frame, 'answered');
    } else {
      logger.error(fieldsOf(current), 'a manager answered with something else than an object');
      finish(refusal(current.frame, 'InternalError', 'the call could not be handled'), 'refused');
    }
  }

  /** Answers the call in hand and goes on with the next. */
  function finish(frame: string, outcome: ObservedOutcome): void {
    const finished = current;
    if (!finished) return;
    finished.cancel();
    current = undefined;
    answerEach(finished, frame, outcome);
    next();
  }

  function next(): void {
    const call = waiting.shift();
    if (!call) {
      for (const resolve of onIdle.splice(0)) resolve();
      return;
    }
    if (performance.now() < call.deadline) {
      start(call);
      return;
    }
    answerEach(call, refusal(call.frame, 'InternalError', 'the call was not answered in time'), 'unanswered');
    next();
  }

  function answerEach({ copies, observation }: StationCall, frame: string, outcome: ObservedOutcome): void {
    for (let sent = 0; sent < copies; sent++) send(frame);
    observation.end(outcome);
  }

  function fieldsOf({ frame: { id: messageId, action }, observation }: StationCall): object {
    return { stationId, messageId, action, ...traceFields(observation.trace) };
  }

  function refusal({ id }: CallFrame, code: CallErrorCode, description: string): string {
    return serializeCallError(id, protocol.errorCodes[code], description);
  }

  function refuse(call: CallFrame, observation: Observation, code: CallErrorCode, description: string): void {
    const { id: messageId, action } = call;
    const fields = { stationId, messageId, action, ...traceFields(observation.trace) };
    // One line tells about a station that floods: it must not fill a disk.
    logger[refusing ? 'debug' : 'info'](fields, `refused a call: ${description}`);
    refusing = true;
    send(refusal(call, code, description));
    observation.end('refused');
  }

  return {
    take,
    answer,
    async idle() {
      if (current) await new Promise<void>((resolve) => onIdle.push(resolve));
    },
    close() {
      current?.cancel();
      for (const call of [current, ...waiting]) call?.observation.end('unanswered');
      current = undefined;
      waiting = [];
      replay.clear();
      for (const resolve of onIdle.splice(0)) resolve();
    },
  };
}
