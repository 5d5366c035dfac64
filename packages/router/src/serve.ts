import type { Protocol } from '@csms/ocpp-messages';
import {
  type Message,
  type StationTopic,
  serializeDoneEvent,
  type Transport,
  traceFields,
} from '@csms/transport';
import type { Logger } from './context.js';
import type { Dispatch } from './dispatch.js';
import type { Handled } from './handled.js';
import { serializeAnswer } from './refusal.js';
import { createTimeLimit } from './time-limit.js';

/** How a router serves. */
export interface ServeOptions {
  /** How many messages are handled at a time; the others stay in the transport. 256 by default. */
  readonly maxInFlight?: number;
  /**
   * How long a handler may take, in milliseconds, before its call is answered with `InternalError`; 25 s by default,
   * since a gateway answers in our place after 28 s. Exact to a second.
   */
  readonly timeLimitMs?: number;
}

/** A router at work. */
export interface Server {
  /** Takes no more messages, and resolves when those being handled are answered. Closing twice does no harm. */
  close(): Promise<void>;
}

/** What serving works with. */
export interface ServeDeps {
  readonly protocol: Protocol;
  readonly dispatch: Dispatch;
  readonly logger: Logger;
}

/** Handles what stations of a version say on a transport. */
export async function serve(
  { protocol, dispatch, logger }: ServeDeps,
  transport: Transport,
  { maxInFlight = 256, timeLimitMs = 25_000 }: ServeOptions = {},
): Promise<Server> {
  const { version } = protocol;
  const timeLimit = createTimeLimit(timeLimitMs);

  async function take(message: Message<StationTopic>): Promise<void> {
    const { stationId } = message.topic;
    const trace = message.trace && { trace: message.trace };
    const { answer, done } = await timeLimit.settled(dispatch(message, transport));
    try {
      if (answer) {
        const topic = { kind: 'out', version, stationId } as const;
        const payload = serializeAnswer(protocol, answer, (err) =>
          logger.error({ ...fieldsOf(message, { answer }), err }, 'expected an answer that JSON can hold'),
        );
        await transport.emit({ topic, payload, ...trace }, { expiresInMs: timeLimitMs });
      } else if (done && message.done) {
        const topic = { kind: 'done', version, stationId } as const;
        const payload = serializeDoneEvent(done);
        await transport.emit({ topic, payload, ...trace }, { expiresInMs: timeLimitMs });
      }
    } catch (err) {
      logger.error({ ...fieldsOf(message, { answer, done }), err }, 'could not send an answer');
    }
  }

  const listening = await transport.listen(
    { kind: 'in', version },
    (message) => take(message as Message<StationTopic>),
    { maxInFlight },
  );
  let closed: Promise<void> | undefined;
  return {
    close() {
      closed ??= listening.close().finally(timeLimit.close);
      return closed;
    },
  };
}

/** The fields of a log record about a message and its answer. */
function fieldsOf({ topic: { stationId }, trace }: Message<StationTopic>, { answer, done }: Handled): object {
  const { id: messageId, action } = answer ?? { ...done, action: undefined };
  return { stationId, messageId, action, ...traceFields(trace) };
}
