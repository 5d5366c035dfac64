import type { ConnectorState, Page, Reading } from '@csms/store';
import { inStations, type Saboteur } from './saboteur.js';

/** Falsifies the history of connectors as it is read. */
function showing(
  show: (page: Page<ConnectorState>, states: readonly ConnectorState[]) => Page<ConnectorState>,
): Saboteur['sabotage'] {
  return inStations((inner) => {
    const states: ConnectorState[] = [];
    return {
      async recordConnectorStatus(stationId, state) {
        states.push({ ...state });
        await inner.recordConnectorStatus(stationId, state);
      },
      async listConnectorHistory(stationId, connector, request) {
        return show(await inner.listConnectorHistory(stationId, connector, request), states);
      },
    };
  });
}

/** Stores, each of which breaks one promise about the history of connectors. */
export const connectorHistorySaboteurs: readonly Saboteur[] = [
  {
    does: 'shows the last state as the whole history',
    sabotage: showing(({ items }) => ({ items: items.slice(0, 1) })),
    caughtBy: 'stations.listConnectorHistory: holds all of each state, the latest first',
  },
  {
    does: 'leaves states that come late out of the history',
    sabotage: inStations((inner) => ({
      async recordConnectorStatus(stationId, state) {
        const station = await inner.find(stationId);
        if (station?.connectors.some(({ at }) => at > state.at)) return;
        await inner.recordConnectorStatus(stationId, state);
      },
    })),
    caughtBy: 'stations.recordConnectorStatus: an older state is put where it belongs in the history',
  },
  {
    does: 'has copies of states in the history',
    sabotage: showing((_, states) => ({ items: states.toReversed() })),
    caughtBy: 'stations.recordConnectorStatus: states that come at once are each in the history once',
  },
  {
    does: 'keeps one state of a time in the history',
    sabotage: showing(({ items, ...next }) => ({
      items: items.filter(({ at }, index) => at.getTime() !== items[index + 1]?.at.getTime()),
      ...next,
    })),
    caughtBy:
      'stations.recordConnectorStatus: a state is in the history once, and another of its time beside it',
  },
  {
    does: 'shows the history of all connectors',
    sabotage: showing((_, states) => ({ items: states })),
    caughtBy: 'stations.listConnectorHistory: connectors and stations are apart, whatever they are called',
  },
  {
    does: 'keeps the history without end',
    sabotage: showing((_, states) => ({
      items: states.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    })),
    caughtBy:
      'stations.recordConnectorStatus: keeps the latest 100 states of a connector, and not without end',
  },
  {
    does: 'keeps connectors without end',
    sabotage: inStations((inner) => {
      const told = new Map<string, ConnectorState>();
      return {
        async recordConnectorStatus(stationId, state) {
          told.set(`${state.evseId} ${state.connectorId}`, state);
          await inner.recordConnectorStatus(stationId, state);
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, connectors: [...told.values()] };
        },
      };
    }),
    caughtBy:
      'stations.recordConnectorStatus: keeps the latest 500 connectors of a station with their histories, and not without end',
  },
  {
    does: 'keeps the history of connectors that it dropped',
    sabotage: showing((_, states) => ({ items: states.slice(0, 1) })),
    caughtBy:
      'stations.recordConnectorStatus: keeps the latest 500 connectors of a station with their histories, and not without end',
  },
  {
    does: 'keeps readings of EVSEs without end',
    sabotage: inStations((inner) => {
      const told = new Map<number, Reading>();
      return {
        async recordMeterValues(_stationId, evseId, reading) {
          told.set(evseId, reading);
        },
        async findMeterValues(stationId) {
          return told.size > 0 ? told : inner.findMeterValues(stationId);
        },
      };
    }),
    caughtBy:
      'stations.recordMeterValues: keeps the readings of the latest 200 EVSEs of a station, and not without end',
  },
  {
    does: 'gives out the states of the history themselves',
    sabotage: showing((_, states) => ({ items: states })),
    caughtBy: "stations.listConnectorHistory: what comes out is the caller's own",
  },
];
