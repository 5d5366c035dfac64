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

/** States of connectors, of each the latest. */
export interface ConnectorHistory {
  /** Keeps a state where it belongs, once; the caller no longer changes it. */
  add(stationId: string, state: ConnectorState): void;
  /** The states of a connector, the latest first. */
  page(stationId: string, connector: ConnectorName, request: PageRequest): Page<ConnectorState>;
}

const byTime: ListOrder<ConnectorState, [number, string]> = {
  cursors: cursorsOf('connector states', 'number', 'string'),
  positionOf: (state) => [state.at.getTime(), connectorStateId(state)],
  direction: 'descending',
};

/** Makes a history without states. */
export function createConnectorHistory(): ConnectorHistory {
  const stations = new Map<string, Map<string, ConnectorState[]>>();

  function statesOf(stationId: string, connector: ConnectorName): ConnectorState[] {
    let connectors = stations.get(stationId);
    if (!connectors) {
      connectors = new Map();
      stations.set(stationId, connectors);
    }
    const key = keyOf(connector);
    let states = connectors.get(key);
    if (!states) {
      states = [];
      connectors.set(key, states);
    }
    return states;
  }

  return {
    add(stationId, state) {
      const states = statesOf(stationId, state);
      const index = countLeading(states, (other) => compareStates(other, state) < 0);
      const known = states[index];
      if (known && compareStates(known, state) === 0) return;
      states.splice(index, 0, state);
      if (states.length > maxConnectorStates) states.shift();
    },

    page(stationId, connector, request) {
      const states = stations.get(stationId)?.get(keyOf(connector)) ?? [];
      const { items, ...next } = pageOf({ items: states, isSorted: true }, byTime, request);
      return { items: items.map(copyConnector), ...next };
    },
  };
}

function keyOf({ evseId, connectorId }: ConnectorName): string {
  return `${evseId} ${connectorId}`;
}

/** The id is made only where the time does not tell, since this is on the way of every StatusNotification. */
function compareStates(a: ConnectorState, b: ConnectorState): number {
  const apartMs = a.at.getTime() - b.at.getTime();
  if (apartMs !== 0) return apartMs;
  const [idA, idB] = [connectorStateId(a), connectorStateId(b)];
  return idA === idB ? 0 : idA < idB ? -1 : 1;
}
