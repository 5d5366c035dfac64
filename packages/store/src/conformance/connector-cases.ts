import assert from 'node:assert/strict';
import { maxEvses } from '../latest-by-evse.js';
import { type ConnectorName, type ConnectorState, maxConnectors } from '../stations.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aConnector, aReading, aRegistration, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileNumbers } from './hostile-keys.js';

async function findConnectors({ stations }: Store): Promise<readonly ConnectorState[] | undefined> {
  return (await stations.find('CP-1'))?.connectors;
}

/** The whole numbers from 0 up to a count, neither upwards nor downwards. */
function shuffled(count: number): readonly number[] {
  const isEven = (number: number) => number % 2 === 0;
  const numbers = upTo(count);
  return [...numbers.filter(isEven), ...numbers.filter((number) => !isEven(number)).toReversed()];
}

/** What holds for the states of connectors and for readings outside of transactions. */
export const connectorCases: readonly ConformanceCase[] = [
  {
    name: 'stations.recordConnectorStatus: creates an unknown station as Accepted, and keeps all of the state',
    async run({ stations }) {
      const connector = aConnector({
        status: 'Faulted',
        errorCode: 'OtherError',
        info: 'door open',
        vendorId: 'ACME',
        vendorErrorCode: 'E7',
      });
      await stations.recordConnectorStatus('CP-1', connector);
      assertSame(await stations.find('CP-1'), {
        stationId: 'CP-1',
        registrationStatus: 'Accepted',
        connectors: [connector],
      });
    },
  },
  {
    name: 'stations.recordConnectorStatus: a known station keeps its status',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration({ registrationStatus: 'Pending' }));
      await stations.recordConnectorStatus('CP-1', aConnector());
      assert.equal(await stations.findRegistrationStatus('CP-1'), 'Pending');
    },
  },
  {
    name: 'stations.recordConnectorStatus: a later state replaces all of the earlier one',
    async run(store) {
      const faulted = aConnector({ status: 'Faulted', errorCode: 'OtherError', info: 'door open' });
      await store.stations.recordConnectorStatus('CP-1', faulted);
      const charging = aConnector({ status: 'Charging', at: at(1) });
      await store.stations.recordConnectorStatus('CP-1', charging);
      assertSame(await findConnectors(store), [charging]);
    },
  },
  {
    name: 'stations.recordConnectorStatus: a state of the same time replaces the one before, for clocks that stand still',
    async run(store) {
      await store.stations.recordConnectorStatus('CP-1', aConnector({ status: 'Preparing' }));
      await store.stations.recordConnectorStatus('CP-1', aConnector({ status: 'Charging' }));
      assertSame(await findConnectors(store), [aConnector({ status: 'Charging' })]);
    },
  },
  {
    name: 'stations.recordConnectorStatus: an older state changes nothing',
    async run(store) {
      const charging = aConnector({ status: 'Charging', at: at(5) });
      await store.stations.recordConnectorStatus('CP-1', charging);
      await store.stations.recordConnectorStatus('CP-1', aConnector({ status: 'Preparing', at: at(4) }));
      assertSame(await findConnectors(store), [charging]);
    },
  },
  {
    name: 'stations.recordConnectorStatus: connectors are apart from each other, in order of their numbers',
    async run(store) {
      const numbers = [
        [10, 1],
        [2, 2],
        [0, 0],
        [2, 1],
        [2, 10],
        [1, 1],
      ] as const;
      const states = numbers.map(([evseId, connectorId], index) =>
        aConnector({ evseId, connectorId, at: at(-index) }),
      );
      for (const state of states) await store.stations.recordConnectorStatus('CP-1', state);
      const ordered = [2, 5, 3, 1, 4, 0].map((index) => states[index]);
      assertSame(await findConnectors(store), ordered);
    },
  },
  {
    name: 'stations.recordConnectorStatus: states that come at once all survive, of an unknown station too',
    async run(store) {
      const states = upTo(20).map((evseId) => aConnector({ evseId }));
      await Promise.all(states.map((state) => store.stations.recordConnectorStatus('CP-1', state)));
      assertSame(await findConnectors(store), states);
    },
  },
  {
    name: 'stations.recordConnectorStatus: of states of a connector that come at once the latest is kept',
    async run(store) {
      await Promise.all(
        [3, 7, 1, 9, 5].map((minutes) =>
          store.stations.recordConnectorStatus('CP-1', aConnector({ at: at(minutes) })),
        ),
      );
      assertSame(await findConnectors(store), [aConnector({ at: at(9) })]);
    },
  },
  {
    name: `stations.recordConnectorStatus: keeps the latest ${maxConnectors} connectors of a station with their histories, and not without end`,
    async run(store) {
      const { stations } = store;
      const numbers = shuffled(2 * maxConnectors + 10);
      const nameOf = (number: number) => ({ evseId: 1 + Math.floor(number / 10), connectorId: number % 10 });
      for (const number of numbers) {
        await stations.recordConnectorStatus('CP-1', aConnector({ ...nameOf(number), at: at(number) }));
      }
      const found = (await findConnectors(store)) ?? [];
      const most = 2 * maxConnectors;
      assert.ok(found.length <= most, `expected ${most} at most, not ${found.length}`);
      const latest = upTo(numbers.length).slice(-maxConnectors);
      assert.deepEqual(
        found.slice(-maxConnectors).map(({ evseId, connectorId }) => ({ evseId, connectorId })),
        latest.map(nameOf),
      );
      const historyOf = async (name: ConnectorName) =>
        (await stations.listConnectorHistory('CP-1', name, { limit: 10 })).items.length;
      const isFound = found.some(({ evseId, connectorId }) => evseId === 1 && connectorId === 0);
      assert.deepEqual([await historyOf(nameOf(0)), isFound], [0, false]);
      assert.equal(await historyOf(nameOf(numbers.length - 1)), 1);
    },
  },
  {
    name: `stations.recordMeterValues: keeps the readings of the latest ${maxEvses} EVSEs of a station, and not without end`,
    async run({ stations }) {
      const numbers = shuffled(2 * maxEvses + 10);
      for (const number of numbers) {
        await stations.recordMeterValues('CP-1', number, aReading({ at: at(number) }));
      }
      const found = [...(await stations.findMeterValues('CP-1')).keys()];
      assert.ok(found.length <= 2 * maxEvses, `expected ${2 * maxEvses} at most, not ${found.length}`);
      assert.deepEqual(found.slice(-maxEvses), upTo(numbers.length).slice(-maxEvses));
    },
  },
  {
    name: 'stations.recordMeterValues: keeps the latest reading of each EVSE, by its number',
    async run({ stations }) {
      const main = aReading({ id: 'main', at: at(1) });
      const older = aReading({ id: 'older', at: at(2) });
      const latest = aReading({ id: 'latest', at: at(4) });
      const late = aReading({ id: 'late', at: at(3) });
      await stations.recordMeterValues('CP-1', 0, main);
      for (const reading of [older, latest, late]) await stations.recordMeterValues('CP-1', 2, reading);
      assertSame(
        await stations.findMeterValues('CP-1'),
        new Map([
          [0, main],
          [2, latest],
        ]),
      );
    },
  },
  {
    name: 'stations.recordMeterValues: a reading of the same time replaces the one before, for clocks that stand still',
    async run({ stations }) {
      await stations.recordMeterValues('CP-1', 1, aReading({ id: 'first' }));
      await stations.recordMeterValues('CP-1', 1, aReading({ id: 'second' }));
      assertSame(await stations.findMeterValues('CP-1'), new Map([[1, aReading({ id: 'second' })]]));
    },
  },
  {
    name: 'stations.recordMeterValues: leaves an unknown station unknown, and another station alone',
    async run({ stations }) {
      await stations.recordMeterValues('CP-1', 1, aReading());
      assert.equal(await stations.find('CP-1'), undefined);
      assertSame(await stations.findMeterValues('CP-2'), new Map());
    },
  },
  {
    name: 'stations.recordMeterValues: readings that come at once leave the latest of each EVSE',
    async run({ stations }) {
      const readings = upTo(20).map((index) => ({ evseId: index % 4, reading: aReading({ at: at(index) }) }));
      await Promise.all(
        readings.map(({ evseId, reading }) => stations.recordMeterValues('CP-1', evseId, reading)),
      );
      assertSame(
        new Map(readings.slice(-4).map(({ evseId, reading }) => [evseId, reading])),
        await stations.findMeterValues('CP-1'),
      );
    },
  },
  {
    name: 'stations.recordConnectorStatus, recordMeterValues: any number is that of an EVSE, also one that no integer of a database holds',
    async run({ stations }) {
      for (const number of hostileNumbers) {
        const state = aConnector({ evseId: number, connectorId: number });
        await stations.recordConnectorStatus('CP-1', state);
        await stations.recordMeterValues('CP-1', number, aReading());
        assertSame((await stations.listConnectorHistory('CP-1', state, { limit: 10 })).items, [state]);
      }
      const { connectors = [] } = (await stations.find('CP-1')) ?? {};
      assert.deepEqual(
        connectors.map(({ evseId, connectorId }) => [evseId, connectorId]),
        hostileNumbers.map((number) => [number, number]),
      );
      assert.deepEqual([...(await stations.findMeterValues('CP-1')).keys()], hostileNumbers);
    },
  },
];
