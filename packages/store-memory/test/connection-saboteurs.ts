import type { StationConnection } from '@csms/store';
import { inStations, pause, type Saboteur } from './saboteur.js';

const authentication = { securityProfile: 1, anyUsername: false } as const;

/** Stores, each of which breaks one promise about connections. */
export const connectionSaboteurs: readonly Saboteur[] = [
  {
    does: 'lets an older connection win',
    sabotage: inStations((inner) => ({
      async recordConnection(stationId, connection) {
        const known = (await inner.find(stationId))?.connection;
        const at = known && known.at > connection.at ? known.at : connection.at;
        await inner.recordConnection(stationId, { ...connection, at });
      },
    })),
    caughtBy: 'stations.recordConnection: an older connection changes nothing',
  },
  {
    does: 'takes the end of an old connection for that of the one that is stored',
    sabotage: inStations((inner) => ({
      async recordConnection(stationId, connection) {
        const known = (await inner.find(stationId))?.connection;
        const { connectionId } = known && !connection.connected ? known : connection;
        await inner.recordConnection(stationId, { ...connection, connectionId });
      },
    })),
    caughtBy: 'stations.recordConnection: the end of an older connection does not count',
  },
  {
    does: 'keeps an end whose begin it never heard of',
    sabotage: inStations((inner) => ({
      async recordConnection(stationId, connection) {
        const isKnown = (await inner.find(stationId))?.connection !== undefined;
        if (!isKnown) await inner.recordConnection(stationId, { ...connection, connected: true });
        await inner.recordConnection(stationId, connection);
      },
    })),
    caughtBy: 'stations.recordConnection: an end without a known begin does not count',
  },
  {
    does: 'creates the stations that connect',
    sabotage: inStations((inner) => ({
      async recordConnection(stationId, connection) {
        await inner.register(stationId, { authentication });
        await inner.recordConnection(stationId, connection);
      },
    })),
    caughtBy: 'stations.recordConnection: an unknown station stays unknown',
  },
  {
    does: 'keeps the first connection for ever',
    sabotage: inStations((inner) => ({
      async recordConnection(stationId, connection) {
        const known = (await inner.find(stationId))?.connection;
        if (!known || known.connectionId === connection.connectionId) {
          await inner.recordConnection(stationId, connection);
        }
      },
    })),
    caughtBy: 'stations.recordConnection: a newer connection replaces an older one',
  },
  {
    does: 'lets a begin that is told again undo an end of the same time',
    sabotage: inStations((inner) => {
      let latest: StationConnection | undefined;
      return {
        async recordConnection(_stationId, connection) {
          if (!latest || connection.at >= latest.at) latest = connection;
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, connection: latest };
        },
      };
    }),
    caughtBy:
      'stations.recordConnection: a begin that is told again after an end of the same time does not count',
  },
  {
    does: 'looks for a connection, waits, and replaces it',
    sabotage: inStations((inner) => {
      let latest: StationConnection | undefined;
      return {
        async recordConnection(_stationId, connection) {
          const isNewer = !latest || connection.at >= latest.at;
          await pause();
          if (isNewer) latest = connection;
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, connection: latest };
        },
      };
    }),
    caughtBy: 'stations.recordConnection: of connections that come at once the latest is kept',
  },
  {
    does: 'keeps the connection that it was given',
    sabotage: inStations((inner) => {
      let latest: StationConnection | undefined;
      return {
        async recordConnection(_stationId, connection) {
          latest = connection;
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, connection: latest };
        },
      };
    }),
    caughtBy: 'stations.recordConnection: keeps a copy of what it is given',
  },
];
