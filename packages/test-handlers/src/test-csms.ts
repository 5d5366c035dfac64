import type { FromCsms, FromStation, MessageMap } from '@csms/ocpp-messages';
import type { Router } from '@csms/router';
import type { Store } from '@csms/store';
import { type CallErrorEnvelope, type Emitter, serializeEnvelope } from '@csms/transport';
import { at } from './times.js';

/** A call of a station, with all that its answer may depend on. */
export interface StationCall<M extends MessageMap<M>, A extends FromStation<M> = FromStation<M>> {
  readonly action: A;
  readonly request: M[A]['request'];
  readonly stationId: string;
  readonly messageId: string;
  readonly receivedAt: Date;
}

/** A station's answer to a call of ours, with all that may depend on it. */
export interface StationAnswer<M extends MessageMap<M>, A extends FromCsms<M> = FromCsms<M>> {
  readonly action: A;
  /** Absent when the gateway does not send it along. */
  readonly request?: M[A]['request'];
  readonly response: M[A]['response'];
  /** CS1 by default. */
  readonly stationId?: string;
  readonly messageId: string;
  readonly receivedAt: Date;
}

/** Handlers on a router, as stations see them. */
export interface TestCsms<M extends MessageMap<M>> {
  readonly store: Store;
  /** Delivers a call as it is, also a second time. Rejects with {@link Refused} when it is answered by an error. */
  deliver<A extends FromStation<M>>(call: StationCall<M, A>): Promise<M[A]['response']>;
  /** Sends a call of the station CS1, under a message id of its own, in the last minute; or as `given`. */
  send<A extends FromStation<M>>(
    action: A,
    request: M[A]['request'],
    given?: Partial<StationCall<M, A>>,
  ): Promise<M[A]['response']>;
  /** Delivers an answer as it is, also a second time. Rejects when it could not be taken. */
  deliverAnswer<A extends FromCsms<M>>(answer: StationAnswer<M, A>): Promise<void>;
  /** Answers a call of ours as the station CS1, under a message id of its own, in the last minute; or as `given`. */
  answer<A extends FromCsms<M>>(
    action: A,
    request: M[A]['request'] | undefined,
    response: M[A]['response'],
    given?: Partial<StationAnswer<M, A>>,
  ): Promise<void>;
}

/** A call was answered by a call error. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly envelope: CallErrorEnvelope) {
    super(`${envelope.action}: ${envelope.error_code} ${envelope.error_description}`);
  }
}

/** Handlers make no calls in these tests. */
const emitter: Emitter = { emit: () => Promise.reject(new Error('expected no call to a station')) };

/** Delivers calls to a router by hand, one at a time or at once, as the test says. */
export function createTestCsms<M extends MessageMap<M>>(router: Router<M>, store: Store): TestCsms<M> {
  let sent = 0;
  /** What handlers threw at answers, which a router only logs. */
  const failures = new Map<string, unknown>();
  router.use((next) => async (incoming) => {
    try {
      return await next(incoming);
    } catch (err) {
      failures.set(incoming.context.messageId, err);
      throw err;
    }
  });

  async function deliver<A extends FromStation<M>>(call: StationCall<M, A>): Promise<M[A]['response']> {
    const { action, request, stationId, messageId, receivedAt } = call;
    const payload = serializeEnvelope({ type: 2, action, id: messageId, request });
    const topic = { kind: 'in', version: router.protocol.version, stationId } as const;
    const { answer } = await router.handle({ topic, payload, receivedAt }, emitter);
    if (answer?.type === 3) return answer.response;
    throw answer ? new Refused(answer) : new Error(`expected an answer to ${action}`);
  }

  async function deliverAnswer<A extends FromCsms<M>>(answer: StationAnswer<M, A>): Promise<void> {
    const { action, request, response, stationId = 'CS1', messageId, receivedAt } = answer;
    const envelope = { type: 3, action, id: messageId, response, ...(request && { request }) } as const;
    const topic = { kind: 'in', version: router.protocol.version, stationId } as const;
    await router.handle({ topic, payload: serializeEnvelope(envelope), receivedAt }, emitter);
    if (failures.has(messageId)) throw failures.get(messageId);
  }

  return {
    store,
    deliver,
    deliverAnswer,
    answer(action, request, response, given) {
      sent++;
      return deliverAnswer({
        action,
        response,
        messageId: `sent-${sent}`,
        receivedAt: at(59),
        ...(request && { request }),
        ...given,
      });
    },
    send(action, request, given) {
      sent++;
      return deliver({
        action,
        request,
        stationId: 'CS1',
        messageId: `sent-${sent}`,
        receivedAt: at(59),
        ...given,
      });
    },
  };
}
