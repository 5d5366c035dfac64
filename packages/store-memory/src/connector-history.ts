import {
  type ConnectorName,
  type ConnectorState,
  connectorStateId,
  cursorsOf,
  maxConnectorStates,
  type Page,
  type PageRequest,
} from '@csms/store';
import { copyConnector } from './copies.js';
import { countLeading, type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

/** The latest states of each connector. */
export interface ConnectorHistory {
  /** Keeps a state in its place, once. The caller must not change it afterwards. */
  add(stationId: string, state: ConnectorState): void;
  /** Drops the states of a connector. */
  forget(stationId: string, connector: ConnectorName): void;
  /** The states of a connector, the latest first. */
  page(stationId: string, connector: ConnectorName, request: PageRequest): Page<ConnectorState>;
}

const byTime: ListOrder<ConnectorState, [number, string]> = {
  cursors: cursorsOf('connector states', 'number', 'string'),
  positionOf: (state) => [state.at.getTime(), connectorStateId(state)],
  direction: 'descending',
};

/** By connector, in order of time. */
type StatesOfEvse = Map<number, ConnectorState[]>;
/** By EVSE. */
type StatesOfStation = Map<number, StatesOfEvse>;

/** Makes a history without states. */
export function createConnectorHistory(stationMaps: StationMaps): ConnectorHistory {
  const stations = stationMaps.map<StatesOfStation>();

  function statesOf(stationId: string, { evseId, connectorId }: ConnectorName): ConnectorState[] {
    const evses = getOrAdd(stations, stationId, (): StatesOfStation => new Map());
    const connectors = getOrAdd(evses, evseId, (): StatesOfEvse => new Map());
    return getOrAdd(connectors, connectorId, () => []);
  }

  return {
    add(stationId, state) {
      const states = statesOf(stationId, state);
      const index = countLeading(states, (other) => compareStates(other, state) < 0);
      const next = states[index];
      if (!next) states.push(state);
      else if (compareStates(next, state) === 0) return;
      else states.splice(index, 0, state);
      // Drops many at once, because each time all the others move.
      if (states.length > 2 * maxConnectorStates) states.splice(0, states.length - maxConnectorStates);
    },

    forget(stationId, { evseId, connectorId }) {
      const evses = stations.get(stationId);
      const connectors = evses?.get(evseId);
      connectors?.delete(connectorId);
      if (connectors?.size === 0) evses?.delete(evseId);
    },

    page(stationId, { evseId, connectorId }, request) {
      const states = stations.get(stationId)?.get(evseId)?.get(connectorId) ?? [];
      const { items, ...next } = pageOf({ items: states, isSorted: true }, byTime, request);
      return { items: items.map(copyConnector), ...next };
    },
  };
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Makes the ids only where times are equal, because every StatusNotification passes through here. */
function compareStates(a: ConnectorState, b: ConnectorState): number {
  const apartMs = a.at.getTime() - b.at.getTime();
  if (apartMs !== 0) return apartMs;
  const [idA, idB] = [connectorStateId(a), connectorStateId(b)];
  return idA === idB ? 0 : idA < idB ? -1 : 1;
}
