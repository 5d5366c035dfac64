import type { Protocol } from '@csms/ocpp-messages';
import type { WebSocket } from 'ws';
import { type Connection, closeCode, createConnection } from './connection.js';
import type { ConnectionEvents } from './connection-events.js';
import type { Admission } from './handshake.js';
import type { Scope } from './scope.js';
import { createStation, type Station } from './station.js';
import { within } from './within.js';

/** The stations that are connected to this gateway. */
export interface Stations {
  readonly size: number;
  /** The connection of a station, while it is connected to this gateway. */
  connectionOf(stationId: string): Connection | undefined;
  /** Takes the socket of a station that was let in. It replaces the one that the station had. */
  connect(socket: WebSocket, admission: Admission, protocol: Protocol): Promise<void>;
  /** Lets what is in progress end, for a while, and closes every socket. */
  close(): Promise<void>;
}

/** What the stations of a gateway need. */
export interface StationsDeps {
  readonly scope: Scope;
  readonly gatewayId: string;
  readonly events: ConnectionEvents;
  /** Hears of each call that a manager refused because the station may not make it. */
  readonly onSecurityError: (stationId: string, connection: Connection) => void;
  /** Whether a 2.0.1 station has to boot with the serial number that is the common name of its client certificate. */
  readonly matchSerialNumber: boolean;
  /** Hears of a station that boots with another serial number than that. */
  readonly onWrongSerialNumber: (stationId: string, serialNumber: string) => void;
  /** Hears once of each connection on which a frame comes that is no message of OCPP. */
  readonly onFaultyFrame: (stationId: string, fault: string) => void;
}

/** Keeps track of the stations that are connected; of two connections of a station the newest counts. */
export function createStations({
  scope,
  gatewayId,
  events,
  onSecurityError,
  matchSerialNumber,
  onWrongSerialNumber,
  onFaultyFrame,
}: StationsDeps): Stations {
  const { clock, logger, timing } = scope;
  const stations = new Map<string, Station>();
  /** Stations that left, while answers of theirs are kept. */
  const leaving = new Map<Station, Promise<void>>();
  /** Connections that managers were told of. */
  const announced = new WeakSet<Connection>();

  function announce(
    { stationId, protocol }: Station,
    { id: connectionId }: Connection,
    connected: boolean,
    securityProfile?: 2 | 3,
  ): void {
    const event = { connected, connectionId, gatewayId, at: clock.now() };
    events.announce(stationId, protocol.version, securityProfile ? { ...event, securityProfile } : event);
  }

  /** The station as it is, unless it has come back with another version of OCPP. */
  function stationFor(stationId: string, protocol: Protocol): Station {
    const known = stations.get(stationId);
    if (known?.protocol === protocol) return known;
    const station = createStation(stationId, protocol, scope);
    stations.set(stationId, station);
    const older = known?.connection();
    if (known && older) {
      void older.close(closeCode.normal, replaced);
      leave(known, older);
    }
    return station;
  }

  /** Does nothing for a connection that was replaced. */
  function leave(station: Station, connection: Connection): void {
    if (station.connection() !== connection) return;
    if (stations.get(station.stationId) === station) stations.delete(station.stationId);
    leaving.set(
      station,
      station.close().finally(() => leaving.delete(station)),
    );
    if (announced.has(connection)) announce(station, connection, false);
  }

  return {
    get size() {
      return stations.size;
    },
    connectionOf: (stationId) => stations.get(stationId)?.connection(),
    async connect(socket, { stationId, raisedProfile, passwordsSha256 }, protocol) {
      socket.pause();
      const station = stationFor(stationId, protocol);
      const { csmsCalls } = station;
      const onClose = (closed: Connection) => leave(station, closed);
      const connection = createConnection(socket, {
        scope,
        stationId,
        proven: passwordsSha256 ? { passwordsSha256 } : {},
        // The common name of a certificate is the id of its station.
        expectedSerialNumber: matchSerialNumber && !passwordsSha256 ? stationId : undefined,
        protocol,
        csmsCalls,
        onSecurityError: (refused) => onSecurityError(stationId, refused),
        onWrongSerialNumber: (serialNumber) => onWrongSerialNumber(stationId, serialNumber),
        onFaultyFrame: (fault) => onFaultyFrame(stationId, fault),
        onClose,
      });
      void station.connect(connection)?.close(closeCode.normal, replaced);
      try {
        await station.ready;
        if (connection.isOpen()) {
          announced.add(connection);
          announce(station, connection, true, raisedProfile);
          logger.info(
            { stationId, connectionId: connection.id, version: protocol.version },
            'a station is connected',
          );
        }
      } catch (err) {
        logger.warn({ stationId, err }, 'turned a station away: cannot listen for what is said to it');
        leave(station, connection);
        void connection.close(closeCode.later, 'expected a connection to the broker; try again later');
      }
      socket.resume();
    },
    async close() {
      await attempt('finish what was in progress', [...stations.values()].map(drain));
      await Promise.all([...stations.values()].map(hangUp));
      await attempt('learn that every call is recorded', leaving.values());
      for (const { csmsCalls } of leaving.keys()) csmsCalls.forget();
      await attempt('end every subscription', leaving.values());
    },
  };

  async function attempt(what: string, promises: Iterable<Promise<unknown>>): Promise<void> {
    try {
      await within(Promise.all(promises), timing.drainMs);
    } catch (err) {
      logger.warn({ gatewayId, err }, `could not ${what}`);
    }
  }
}

const replaced = 'replaced by a newer connection';

async function hangUp(station: Station): Promise<void> {
  await station.connection()?.close(closeCode.goingAway, 'the gateway stops');
}

async function drain({ connection, csmsCalls }: Station): Promise<void> {
  await Promise.all([connection()?.drain(), csmsCalls.idle()]);
}
