import assert from 'node:assert/strict';
import { type ConnectorState, connectorStateId, maxConnectorStates } from '../stations.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aConnector, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

const connector = { evseId: 1, connectorId: 1 };

async function historyOf(
  { stations }: Store,
  stationId = 'CP-1',
  name = connector,
): Promise<readonly ConnectorState[]> {
  return (await stations.listConnectorHistory(stationId, name, { limit: 1_000 })).items;
}

/** What holds for the states that connectors had. */
export const connectorHistoryCases: readonly ConformanceCase[] = [
  {
    name: 'stations.listConnectorHistory: holds all of each state, the latest first',
    async run(store) {
      const faulted = aConnector({
        status: 'Faulted',
        errorCode: 'OtherError',
        info: 'door open',
        vendorId: 'ACME',
        vendorErrorCode: 'E7',
      });
      const available = aConnector({ at: at(1) });
      for (const state of [faulted, available]) await store.stations.recordConnectorStatus('CP-1', state);
      assertSame(await historyOf(store), [available, faulted]);
    },
  },
  {
    name: 'stations.recordConnectorStatus: an older state is put where it belongs in the history',
    async run(store) {
      const states = [1, 9, 5].map((minute) => aConnector({ at: at(minute) }));
      for (const state of states) await store.stations.recordConnectorStatus('CP-1', state);
      assertSame(
        await historyOf(store),
        [9, 5, 1].map((minute) => aConnector({ at: at(minute) })),
      );
      assertSame((await store.stations.find('CP-1'))?.connectors, [aConnector({ at: at(9) })]);
    },
  },
  {
    name: 'stations.recordConnectorStatus: a state is in the history once, and another of its time beside it',
    async run(store) {
      const [first, ...others] = [
        aConnector(),
        aConnector({ status: 'Faulted' }),
        aConnector({ errorCode: 'OtherError' }),
        aConnector({ info: 'a' }),
        aConnector({ vendorId: 'a' }),
        aConnector({ vendorErrorCode: 'a' }),
      ] as const;
      const states = [first, ...others];
      for (const state of [...states, ...states]) await store.stations.recordConnectorStatus('CP-1', state);
      const pages = await readPages(
        (page) => store.stations.listConnectorHistory('CP-1', connector, page),
        2,
      );
      assert.deepEqual(
        pages.flat().map(connectorStateId).toSorted(),
        states.map(connectorStateId).toSorted(),
      );
    },
  },
  {
    name: 'stations.listConnectorHistory: connectors and stations are apart, whatever they are called',
    async run(store) {
      const names = [
        { evseId: 0, connectorId: 0 },
        { evseId: 1, connectorId: 0 },
        { evseId: 1, connectorId: 1 },
        { evseId: 11, connectorId: 1 },
        { evseId: 1, connectorId: 11 },
      ];
      for (const name of names) await store.stations.recordConnectorStatus('CP-1', aConnector(name));
      for (const name of names) assertSame(await historyOf(store, 'CP-1', name), [aConnector(name)]);
      for (const id of hostileKeys) assertSame(await historyOf(store, id), [], id);
      for (const id of hostileKeys) await store.stations.recordConnectorStatus(id, aConnector());
      for (const id of hostileKeys) assertSame(await historyOf(store, id), [aConnector()], id);
    },
  },
  {
    name: 'stations.recordConnectorStatus: states that come at once are each in the history once',
    async run(store) {
      const states = upTo(20).map((minute) => aConnector({ at: at(minute) }));
      await Promise.all(
        [...states, ...states].map((state) => store.stations.recordConnectorStatus('CP-1', state)),
      );
      assertSame(await historyOf(store), states.toReversed());
    },
  },
  {
    name: `stations.recordConnectorStatus: keeps the latest ${maxConnectorStates} states of a connector, and not without end`,
    async run(store) {
      const minutes = upTo(2 * maxConnectorStates + 10);
      const isEven = (minute: number) => minute % 2 === 0;
      const shuffled = [
        ...minutes.filter(isEven),
        ...minutes.filter((minute) => !isEven(minute)).toReversed(),
      ];
      for (const minute of shuffled) {
        await store.stations.recordConnectorStatus('CP-1', aConnector({ at: at(minute) }));
      }
      const found = await historyOf(store);
      const most = 2 * maxConnectorStates;
      assert.ok(found.length <= most, `expected ${most} at most, not ${found.length}`);
      const latest = minutes.slice(-maxConnectorStates).toReversed();
      assertSame(
        found.slice(0, maxConnectorStates).map((state) => state.at),
        latest.map(at),
      );
    },
  },
  ...listCases({
    name: 'stations.listConnectorHistory',
    async add({ stations }, place) {
      await stations.recordConnectorStatus('CP-1', aConnector({ info: String(place), at: at(-place) }));
      return String(place);
    },
    async read({ stations }, page) {
      const { items, next } = await stations.listConnectorHistory('CP-1', connector, page);
      return { items: items.map(({ info = '' }) => info), next };
    },
  }),
  ...copyCases({
    name: 'stations.listConnectorHistory',
    input: () => aConnector(),
    write: ({ stations }, state) => stations.recordConnectorStatus('CP-1', state),
    read: [historyOf, ({ stations }) => stations.find('CP-1')],
  }),
];
