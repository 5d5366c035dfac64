import type { OcppVersion } from '@csms/ocpp-messages';
import { type ConnectionEvent, type Message, serializeConnectionEvent } from '@csms/transport';
import type { Scope } from './scope.js';

/** The longest pause before events are sent again, in milliseconds. */
const maxPauseMs = 60_000;

/** How many events are sent again at once. */
const batchSize = 64;

/** Tells managers which stations are connected. */
export interface ConnectionEvents {
  /** Sends an event. One that reaches nobody is sent again, until the station has a newer one. */
  announce(stationId: string, version: OcppVersion, event: ConnectionEvent): void;
  /** Resolves when what is being sent has arrived or failed. Nothing is sent again after it. */
  close(): Promise<void>;
}

/** Makes {@link ConnectionEvents}. */
export function createConnectionEvents({ transport, logger, timing }: Scope): ConnectionEvents {
  /** The latest event of each station, where nobody has heard it yet. */
  const unheard = new Map<string, Message>();
  const sending = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = timing.eventRetryMs;
  let closed = false;

  async function send(stationId: string, message: Message): Promise<void> {
    try {
      const delivery = await transport.emit(message, { confirm: true });
      if (delivery === 'unheard') return;
      if (unheard.get(stationId) === message) unheard.delete(stationId);
    } catch (err) {
      logger.debug({ stationId, err }, 'could not tell of a connection');
    }
  }

  function retryLater(): void {
    if (closed || timer || unheard.size === 0) return;
    timer = setTimeout(() => void retry(), pauseMs);
    timer.unref();
  }

  async function retry(): Promise<void> {
    const events = [...unheard];
    for (let start = 0; start < events.length; start += batchSize) {
      if (closed) return;
      const batch = events.slice(start, start + batchSize);
      await Promise.all(batch.map(([stationId, message]) => send(stationId, message)));
    }
    timer = undefined;
    pauseMs = unheard.size === 0 ? timing.eventRetryMs : Math.min(pauseMs * 2, maxPauseMs);
    if (unheard.size > 0)
      logger.warn({ stations: unheard.size }, 'connection events of these stations reach no manager');
    retryLater();
  }

  return {
    announce(stationId, version, event) {
      const topic = { kind: 'connection', version, stationId } as const;
      const message = { topic, payload: serializeConnectionEvent(event) };
      unheard.set(stationId, message);
      const sent = send(stationId, message).finally(() => {
        sending.delete(sent);
        retryLater();
      });
      sending.add(sent);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await Promise.all(sending);
    },
  };
}
