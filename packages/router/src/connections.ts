import type { OcppVersion } from '@csms/ocpp-messages';
import {
  type ConnectionEvent,
  type Listener,
  type Listening,
  parseConnectionEvent,
  type StationTopic,
} from '@csms/transport';
import { type Logger, silentLogger } from './context.js';

/** A connection event, with the version of OCPP that its topic names. */
export interface StationConnectionEvent extends ConnectionEvent {
  readonly ocppVersion: OcppVersion;
}

/** Takes connection events; what is wrong with them or with taking them is logged. */
export async function listenToConnections(
  listener: Listener,
  take: (stationId: string, event: StationConnectionEvent) => Promise<void>,
  logger: Logger = silentLogger,
): Promise<Listening> {
  return listener.listen(
    { kind: 'connection' },
    async ({ topic, payload }) => {
      const { stationId, version: ocppVersion } = topic as StationTopic;
      try {
        await take(stationId, { ...parseConnectionEvent(payload), ocppVersion });
      } catch (err) {
        logger.error({ stationId, err }, 'could not take a connection event');
      }
    },
    { maxInFlight: 64 },
  );
}
