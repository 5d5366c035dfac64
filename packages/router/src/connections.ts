import type { OcppVersion } from '@csms/ocpp-messages';
import {
  type ConnectionEvent,
  type Listener,
  type Listening,
  type Message,
  parseConnectionEvent,
  type StationTopic,
} from '@csms/transport';
import { type Logger, silentLogger } from './context.js';
import { createUntakenEvents } from './untaken-events.js';

/** A connection event, with the OCPP version in its topic. */
export interface StationConnectionEvent extends ConnectionEvent {
  readonly ocppVersion: OcppVersion;
}

/** How connection events are listened to. */
export interface ConnectionOptions {
  /**
   * The pause before an event that could not be taken is tried again, in milliseconds; 1 s by default. It grows to a
   * minute at most.
   */
  readonly retryMs?: number;
}

/**
 * Takes connection events. Gateways do not repeat them, so one that could not be taken is tried again here, unless a
 * later one of its station came; taking one twice must do no harm. Unreadable events and failures are logged.
 */
export async function listenToConnections(
  listener: Listener,
  take: (stationId: string, event: StationConnectionEvent) => Promise<void>,
  logger: Logger = silentLogger,
  { retryMs = 1_000 }: ConnectionOptions = {},
): Promise<Listening> {
  const untaken = createUntakenEvents(attempt, retryMs);

  async function attempt(stationId: string, event: StationConnectionEvent): Promise<boolean> {
    try {
      await take(stationId, event);
      return true;
    } catch (err) {
      logger.error({ stationId, err }, 'could not take a connection event; it is tried again');
      return false;
    }
  }

  function read({ topic, payload }: Message): StationConnectionEvent | undefined {
    const { stationId, version: ocppVersion } = topic as StationTopic;
    try {
      return { ...parseConnectionEvent(payload), ocppVersion };
    } catch (err) {
      logger.error({ stationId, err }, 'ignored a connection event that cannot be read');
      return undefined;
    }
  }

  const listening = await listener.listen(
    { kind: 'connection' },
    async (message) => {
      const { stationId } = message.topic as StationTopic;
      const event = read(message);
      if (event && !(await attempt(stationId, event))) untaken.add(stationId, event);
    },
    { maxInFlight: 64 },
  );
  return {
    async close() {
      await listening.close();
      await untaken.close();
    },
  };
}
