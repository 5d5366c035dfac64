import type { OcppVersion } from '@csms/ocpp-messages';
import { type Message, serializeDoneEvent, serializeEnvelope, type StationTopic, type Transport } from '@csms/transport';
import type { Logger } from './context.js';
import type { Dispatch, Handled, InFlight } from './dispatch.js';

/** How a router serves. */
export interface ServeOptions {
  /** At so many messages in hand no further one is read from the transport; 256 by default. */
  readonly maxInFlight?: number;
  /**
   * How long a handler may take, in milliseconds, before its call is answered with `InternalError`; 25 s by default,
   * since a gateway answers for us after 28 s. Checked once a second.
   */
  readonly timeLimitMs?: number;
}

/** A router at work. */
export interface Server {
  /** Takes no more messages, then resolves when those in hand are answered. */
  close(): Promise<void>;
}

interface Entry {
  readonly startedAt: number;
  readonly inFlight: InFlight;
  settle(handled: Handled): void;
}

/** Handles what stations of a version say on a transport. */
export async function serve(
  transport: Transport,
  version: OcppVersion,
  dispatch: Dispatch,
  logger: Logger,
  { maxInFlight = 256, timeLimitMs = 25_000 }: ServeOptions = {},
): Promise<Server> {
  const entries = new Set<Entry>();

  /** Ends what took too long. One timer for all: a timer for each message costs more than handling it. */
  const sweep = setInterval(() => {
    const limit = performance.now() - timeLimitMs;
    for (const entry of entries) {
      if (entry.startedAt > limit) break;
      entry.settle(entry.inFlight.expire());
    }
  }, 1_000);
  sweep.unref();

  function settled(inFlight: InFlight): Promise<Handled> {
    return new Promise((resolve) => {
      const entry: Entry = {
        startedAt: performance.now(),
        inFlight,
        settle(handled) {
          entries.delete(entry);
          resolve(handled);
        },
      };
      entries.add(entry);
      inFlight.handled.then(entry.settle);
    });
  }

  async function take(message: Message): Promise<void> {
    const { stationId } = message.topic as StationTopic;
    try {
      const { answer, done } = await settled(dispatch(message, transport));
      if (answer) {
        const topic = { kind: 'out', version, stationId } as const;
        await transport.emit(
          { topic, payload: serializeEnvelope(answer), ...(message.trace && { trace: message.trace }) },
          { expiresInMs: timeLimitMs },
        );
      } else if (done && message.done) {
        const topic = { kind: 'done', version, stationId } as const;
        await transport.emit({ topic, payload: serializeDoneEvent(done) });
      }
    } catch (err) {
      logger.error({ stationId, err }, 'could not send an answer');
    }
  }

  const listening = await transport.listen({ kind: 'in', version }, take, { maxInFlight });
  return {
    async close() {
      await listening.close();
      clearInterval(sweep);
    },
  };
}
