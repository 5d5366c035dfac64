import type { ConnectorState, Reading, RegistrationStatus, StationBoot } from '@csms/store';
import { inStations, pause, type Saboteur } from './saboteur.js';

const authentication = { securityProfile: 1, anyUsername: false } as const;

/** Stores, each of which breaks one promise about stations. */
export const stationSaboteurs: readonly Saboteur[] = [
  {
    does: 'takes ids that differ in case only',
    sabotage: inStations((inner) => ({
      register: (stationId, registration) => inner.register(stationId, registration).catch(() => {}),
    })),
    caughtBy: 'stations.register: an id that differs from that of another station in case only is refused',
  },
  {
    does: 'forgets how a station authenticates when its status is set',
    sabotage: inStations((inner) => ({
      async setRegistrationStatus(stationId, registrationStatus) {
        if (!(await inner.find(stationId))) return false;
        await inner.register(stationId, { authentication, registrationStatus });
        return true;
      },
    })),
    caughtBy: 'stations.setRegistrationStatus: sets the status of a known station, and nothing else',
  },
  {
    does: 'creates a station when its status is set',
    sabotage: inStations((inner) => ({
      async setRegistrationStatus(stationId, registrationStatus) {
        await inner.register(stationId, { authentication, registrationStatus });
        return true;
      },
    })),
    caughtBy: 'stations.setRegistrationStatus: leaves an unknown station unknown',
  },
  {
    does: 'accepts a station that comes unasked',
    sabotage: inStations((inner) => ({
      async registerUnknown(stationId, shown) {
        if (await inner.find(stationId)) return false;
        await inner.register(stationId, { authentication: shown });
        return true;
      },
    })),
    caughtBy: 'stations.registerUnknown: creates a station as Pending, with what it showed',
  },
  {
    does: 'lets whoever comes claim a station that was never registered',
    sabotage: inStations((inner) => ({
      async registerUnknown(stationId, shown) {
        if ((await inner.find(stationId))?.authentication) return false;
        await inner.register(stationId, { authentication: shown, registrationStatus: 'Pending' });
        return true;
      },
    })),
    caughtBy: 'stations.registerUnknown: a station that is known stays as it is, registered or not',
  },
  {
    does: 'looks first whether a station is known that comes unasked',
    sabotage: inStations((inner) => ({
      async registerUnknown(stationId, shown) {
        const known = await inner.find(stationId);
        await pause();
        if (known) return false;
        await inner.register(stationId, { authentication: shown, registrationStatus: 'Pending' });
        return true;
      },
    })),
    caughtBy: 'stations.registerUnknown: of many that come at once the first is kept',
  },
  {
    does: 'takes ids of stations that come unasked that differ in case only',
    sabotage: inStations((inner) => ({
      registerUnknown: (stationId, shown) => inner.registerUnknown(stationId, shown).catch(() => false),
    })),
    caughtBy:
      'stations.registerUnknown: an id that differs from that of another station in case only is refused',
  },
  {
    does: 'creates stations that differ in case only from messages',
    sabotage: inStations((inner) => ({
      recordBoot: (stationId, boot, status) => inner.recordBoot(stationId, boot, status).catch(() => status),
    })),
    caughtBy: 'stations: no message creates a station whose id differs from that of another in case only',
  },
  {
    does: 'looks stations up ignoring case',
    sabotage: inStations((inner) => ({ find: (stationId) => inner.find(stationId.toUpperCase()) })),
    caughtBy: 'stations.find: ids are taken as they are, case included',
  },
  {
    does: 'answers null for an unknown station',
    sabotage: inStations((inner) => ({
      find: async (stationId) => (await inner.find(stationId)) ?? (null as unknown as undefined),
    })),
    caughtBy: 'stations: an unknown station is undefined',
  },
  {
    does: 'has null in fields that are absent',
    sabotage: inStations((inner) => ({
      async find(stationId) {
        const station = await inner.find(stationId);
        return station && { ...station, boot: station.boot ?? (null as unknown as undefined) };
      },
    })),
    caughtBy: 'stations.register: a new station is Accepted and has what was set, and nothing else',
  },
  {
    does: 'resets the status of a station that is registered again',
    sabotage: inStations((inner) => ({
      register: (stationId, registration) =>
        inner.register(stationId, { registrationStatus: 'Accepted', ...registration }),
    })),
    caughtBy: 'stations.register: a known station keeps its status, unless another is set',
  },
  {
    does: 'merges the authentication of a station that is registered again',
    sabotage: inStations((inner) => ({
      async register(stationId, registration) {
        const known = await inner.find(stationId);
        const merged = { ...known?.authentication, ...registration.authentication };
        await inner.register(stationId, { ...registration, authentication: merged });
      },
    })),
    caughtBy: 'stations.register: the authentication of a known station is replaced as a whole',
  },
  {
    does: 'forgets what is odd about a station that is registered again',
    sabotage: inStations((inner) => ({
      register: (stationId, registration) => inner.register(stationId, { quirks: {}, ...registration }),
    })),
    caughtBy:
      'stations.register: what is odd about a station is kept, until other oddities replace it as a whole',
  },
  {
    does: 'forgets how a station is billed that is registered again',
    sabotage: inStations((inner) => ({
      register: (stationId, registration) => inner.register(stationId, { billing: {}, ...registration }),
    })),
    caughtBy: 'stations.register: keeps how a station is billed until it is told otherwise',
  },
  {
    does: 'lets a boot change the status',
    sabotage: inStations((inner) => ({
      async recordBoot(stationId, boot, registrationStatus) {
        await inner.recordBoot(stationId, boot, registrationStatus);
        await inner.register(stationId, { authentication, registrationStatus });
        return registrationStatus;
      },
    })),
    caughtBy: 'stations.recordBoot: a known station keeps its status',
  },
  {
    does: 'accepts every new station',
    sabotage: inStations((inner) => ({
      recordBoot: (stationId, boot) => inner.recordBoot(stationId, boot, 'Accepted'),
    })),
    caughtBy:
      'stations.recordBoot: creates an unknown station with the initial status, and keeps all it said',
  },
  {
    does: 'keeps the boot that came last, though it is older',
    sabotage: inStations((inner) => {
      const boots = new Map<string, StationBoot>();
      return {
        recordBoot(stationId, boot, status) {
          boots.set(stationId, boot);
          return inner.recordBoot(stationId, boot, status);
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, boot: boots.get(stationId) };
        },
      };
    }),
    caughtBy: 'stations.recordBoot: an older boot changes nothing, and gets the status all the same',
  },
  {
    does: 'keeps what a station said at an earlier boot',
    sabotage: inStations((inner) => ({
      async recordBoot(stationId, boot, status) {
        const known = await inner.find(stationId);
        return inner.recordBoot(stationId, { ...known?.boot, ...boot }, status);
      },
    })),
    caughtBy: 'stations.recordBoot: what was said at an earlier boot is forgotten',
  },
  {
    does: 'sees a station at an earlier time than before',
    sabotage: inStations((inner) => {
      const lastSeen = new Map<string, Date>();
      return {
        async recordSeen(seen) {
          for (const [stationId, at] of seen) lastSeen.set(stationId, at);
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, lastSeenAt: lastSeen.get(stationId) };
        },
      };
    }),
    caughtBy: 'stations.recordSeen: moves the time forward, never back',
  },
  {
    does: 'creates the stations that were seen',
    sabotage: inStations((inner) => ({
      async recordSeen(seen) {
        for (const stationId of seen.keys()) {
          if (!(await inner.find(stationId))) await inner.register(stationId, { authentication });
        }
        await inner.recordSeen(seen);
      },
    })),
    caughtBy: 'stations.recordSeen: takes many stations at once, and leaves unknown ones unknown',
  },
  {
    does: 'keeps the state of a connector that came last, though it is older',
    sabotage: inStations((inner) => {
      const states = new Map<string, ConnectorState>();
      return {
        recordConnectorStatus(stationId, state) {
          states.set(`${state.evseId} ${state.connectorId}`, state);
          return inner.recordConnectorStatus(stationId, state);
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, connectors: [...states.values()] };
        },
      };
    }),
    caughtBy: 'stations.recordConnectorStatus: an older state changes nothing',
  },
  {
    does: 'ignores a state of the time of the one before',
    sabotage: inStations((inner) => ({
      async recordConnectorStatus(stationId, state) {
        const station = await inner.find(stationId);
        const isKnown = station?.connectors.some(({ at }) => at.getTime() === state.at.getTime());
        if (!isKnown) await inner.recordConnectorStatus(stationId, state);
      },
    })),
    caughtBy:
      'stations.recordConnectorStatus: a state of the same time replaces the one before, for clocks that stand still',
  },
  {
    does: 'orders connectors by text',
    sabotage: inStations((inner) => ({
      async find(stationId) {
        const station = await inner.find(stationId);
        const key = ({ evseId, connectorId }: ConnectorState) => `${evseId} ${connectorId}`;
        return (
          station && {
            ...station,
            connectors: station.connectors.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
          }
        );
      },
    })),
    caughtBy:
      'stations.recordConnectorStatus: connectors are apart from each other, in order of their numbers',
  },
  {
    does: 'drops the states of unknown stations',
    sabotage: inStations((inner) => ({
      async recordConnectorStatus(stationId, state) {
        if (await inner.find(stationId)) await inner.recordConnectorStatus(stationId, state);
      },
    })),
    caughtBy:
      'stations.recordConnectorStatus: creates an unknown station as Accepted, and keeps all of the state',
  },
  {
    does: 'reads the states of connectors, waits, and writes them back with one more',
    sabotage: inStations((inner) => {
      let kept: readonly ConnectorState[] = [];
      return {
        async recordConnectorStatus(stationId, state) {
          await inner.recordConnectorStatus(stationId, state);
          const before = kept;
          await pause();
          kept = [...before, state].toSorted((a, b) => a.evseId - b.evseId);
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, connectors: kept };
        },
      };
    }),
    caughtBy:
      'stations.recordConnectorStatus: states that come at once all survive, of an unknown station too',
  },
  {
    does: 'keeps the reading of an EVSE that came last, though it is older',
    sabotage: inStations(() => {
      const readings = new Map<number, Reading>();
      return {
        async recordMeterValues(_stationId, evseId, reading) {
          readings.set(evseId, reading);
        },
        findMeterValues: async () => readings,
      };
    }),
    caughtBy: 'stations.recordMeterValues: keeps the latest reading of each EVSE, by its number',
  },
  {
    does: 'keeps what it knows in an object',
    sabotage: inStations((inner) => {
      const statuses: Record<string, RegistrationStatus> = {};
      return {
        async register(stationId, registration) {
          await inner.register(stationId, registration);
          statuses[stationId] = registration.registrationStatus ?? 'Accepted';
        },
        findRegistrationStatus: async (stationId) => statuses[stationId],
      };
    }),
    caughtBy: 'stations: any id is an ordinary one',
  },
  {
    does: 'keeps the date that it was given',
    sabotage: inStations((inner) => {
      const lastSeen = new Map<string, Date>();
      return {
        async recordSeen(seen) {
          for (const [stationId, at] of seen) lastSeen.set(stationId, at);
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, lastSeenAt: lastSeen.get(stationId) };
        },
      };
    }),
    caughtBy: 'stations.recordSeen: keeps a copy of what it is given',
  },
];
