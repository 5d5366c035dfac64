import {
  type ConnectionEvent,
  type Listener,
  type Listening,
  parseConnectionEvent,
  type StationTopic,
} from '@csms/transport';
import { type Logger, silentLogger } from './context.js';

/** Takes connection events; what is wrong with them or with taking them is logged. */
export async function listenToConnections(
  listener: Listener,
  take: (stationId: string, event: ConnectionEvent) => Promise<void>,
  logger: Logger = silentLogger,
): Promise<Listening> {
  return listener.listen(
    { kind: 'connection' },
    async ({ topic, payload }) => {
      const { stationId } = topic as StationTopic;
      try {
        await take(stationId, parseConnectionEvent(payload));
      } catch (err) {
        logger.error({ stationId, err }, 'could not take a connection event');
      }
    },
    { maxInFlight: 64 },
  );
}
