import assert from 'node:assert/strict';
import type { Reading, SampledValue } from '../readings.js';
import type { Store } from '../store.js';
import { transactionOfReadings } from '../transaction-of-readings.js';
import { assertSame } from './assertions.js';
import { anEvent, aReading, aStart, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { readPages } from './read-pages.js';

const origin = { ocppVersion: '1.6', evseId: 2, connectorId: 1 };

async function findReadings({ transactions }: Store): Promise<readonly Reading[]> {
  const { items } = await transactions.listReadings('CP-1', 'T-1', { limit: 1_000 });
  return items;
}

const energy: SampledValue = {
  value: 0.1 + 0.2,
  measurand: 'Energy.Active.Import.Register',
  unit: 'kWh',
  context: 'Transaction.End',
  location: 'Inlet',
};

/** What holds for appending readings. */
export const readingCases: readonly ConformanceCase[] = [
  {
    name: 'transactions.appendMeterValues: keeps every part of a reading',
    async run(store) {
      const signedMeterValue = {
        signedMeterData: 'c2lnbmVk',
        signingMethod: 'ECDSA',
        encodingMethod: 'OCMF',
        publicKey: 'a2V5',
      };
      const reading = aReading({
        sampledValues: [
          energy,
          { ...energy, value: -5, phase: 'L1-N' },
          { ...energy, value: 'opaque', signedMeterValue },
        ],
      });
      await store.transactions.appendMeterValues(
        'CP-1',
        'T-1',
        [reading, aReading({ id: '2.0', sampledValues: [] })],
        origin,
      );
      assertSame(await findReadings(store), [reading, aReading({ id: '2.0', sampledValues: [] })]);
    },
  },
  {
    name: 'transactions.appendMeterValues: an unknown transaction is created, its start unknown',
    async run({ transactions }) {
      const readings = [aReading({ id: 'b', at: at(5) }), aReading({ id: 'a', at: at(3) })];
      await transactions.appendMeterValues('CP-1', 'T-1', readings, origin);
      const transaction = await transactions.find('CP-1', 'T-1');
      assertSame(transaction, transactionOfReadings('CP-1', 'T-1', readings, origin));
      assertSame(transaction?.flags, ['unknown_start']);
    },
  },
  {
    name: 'transactions.appendMeterValues: a known transaction stays as it is',
    async run(store) {
      const known = await store.transactions.record(aStart({ evseId: 1 }));
      await store.transactions.appendMeterValues('CP-1', 'T-1', [aReading({ at: at(-5) })], origin);
      assertSame(await store.transactions.find('CP-1', 'T-1'), known);
      assert.equal((await findReadings(store)).length, 1);
    },
  },
  {
    name: 'transactions.appendMeterValues: tells a transaction that has ended, and no other one',
    async run({ transactions }) {
      const append = (id: string) =>
        transactions.appendMeterValues('CP-1', 'T-1', [aReading({ id })], origin);
      assert.equal(await append('of-none'), undefined);
      await transactions.record(aStart());
      assert.equal(await append('of-one-that-goes-on'), undefined);
      const ended = await transactions.record(anEvent({ kind: 'ended', seqNo: 9, at: at(9) }));
      for (const id of ['late', 'later', 'later']) assertSame(await append(id), ended);
      const cost = { tariffId: 't', currency: 'EUR', total: 1, exclVat: 1, lines: [] };
      await transactions.recordCost('CP-1', 'T-1', cost, ended);
      assertSame(await append('latest'), { ...ended, cost });
      assert.equal(await transactions.appendMeterValues('CP-1', 'T-1', [], origin), undefined);
    },
  },
  {
    name: 'transactions.appendMeterValues: nothing is appended once without readings, and nothing created',
    async run({ transactions }) {
      await transactions.appendMeterValues('CP-1', 'T-1', [], origin);
      assert.equal(await transactions.find('CP-1', 'T-1'), undefined);
    },
  },
  {
    name: 'transactions.appendMeterValues: a reading that comes again is kept once, the first of its id',
    async run(store) {
      const first = aReading();
      const copy = aReading({ sampledValues: [{ ...energy, value: 9 }] });
      await store.transactions.appendMeterValues('CP-1', 'T-1', [first, copy], origin);
      await store.transactions.appendMeterValues('CP-1', 'T-1', [copy], origin);
      assertSame(await findReadings(store), [first]);
    },
  },
  {
    name: 'transactions.appendMeterValues: a reading is known by its id, not by its time',
    async run(store) {
      const readings = ['a', 'b', 'c'].map((id) => aReading({ id }));
      for (const reading of readings) {
        await store.transactions.appendMeterValues('CP-1', 'T-1', [reading], origin);
      }
      const found = await findReadings(store);
      assertSame(
        new Map(found.map((reading) => [reading.id, reading])),
        new Map(readings.map((reading) => [reading.id, reading])),
      );
    },
  },
  {
    name: 'transactions.appendMeterValues: a reading of an event that comes once more by itself is kept once',
    async run(store) {
      await store.transactions.record(anEvent({ readings: [aReading()] }));
      await store.transactions.appendMeterValues('CP-1', 'T-1', [aReading()], origin);
      await store.transactions.record(anEvent({ readings: [aReading()] }));
      assertSame(await findReadings(store), [aReading()]);
    },
  },
  {
    name: 'transactions.appendMeterValues: readings that come at once all survive, of an unknown transaction too',
    async run(store) {
      const readings = upTo(20).map((index) => aReading({ id: `r-${index}`, at: at(index) }));
      await Promise.all(
        readings.map((reading) => store.transactions.appendMeterValues('CP-1', 'T-1', [reading], origin)),
      );
      assertSame(await findReadings(store), readings);
    },
  },
  {
    name: 'transactions.appendMeterValues: readings and events that come at once all survive',
    async run(store) {
      const readings = upTo(20).map((index) => aReading({ id: `r-${index}`, at: at(index) }));
      await Promise.all(
        readings.map((reading, index) =>
          index % 2 === 0
            ? store.transactions.appendMeterValues('CP-1', 'T-1', [reading], origin)
            : store.transactions.record(anEvent({ seqNo: index, readings: [reading] })),
        ),
      );
      assertSame(await findReadings(store), readings);
    },
  },
  {
    name: 'transactions.appendMeterValues: the same reading sent many times at once is kept once',
    async run(store) {
      await Promise.all(
        upTo(20).map(() => store.transactions.appendMeterValues('CP-1', 'T-1', [aReading()], origin)),
      );
      assertSame(await findReadings(store), [aReading()]);
    },
  },
  {
    name: 'transactions.listReadings: readings of one time are each on one page',
    async run({ transactions }) {
      const ids = upTo(7).map((index) => `r-${index}`);
      await transactions.appendMeterValues(
        'CP-1',
        'T-1',
        ids.map((id) => aReading({ id })),
        origin,
      );
      const pages = await readPages((page) => transactions.listReadings('CP-1', 'T-1', page), 2);
      const found = pages.flat().map(({ id }) => id);
      assert.deepEqual(found.toSorted(), ids);
    },
  },
  {
    name: 'transactions.findLatestReadings: the latest first, whatever the order in which they came',
    async run({ transactions }) {
      const [first, second, third] = [1, 2, 3].map((index) => aReading({ id: `r-${index}`, at: at(index) }));
      assert.ok(first && second && third);
      for (const reading of [second, third, first])
        await transactions.appendMeterValues('CP-1', 'T-1', [reading], origin);
      await transactions.appendMeterValues('CP-1', 'T-2', [aReading({ id: 'r-4', at: at(4) })], origin);
      assertSame(await transactions.findLatestReadings('CP-1', 'T-1', 1_000), [third, second, first]);
      assertSame(await transactions.findLatestReadings('CP-1', 'T-1', 2), [third, second]);
      assertSame(await transactions.findLatestReadings('CP-2', 'T-1', 2), []);
    },
  },
  {
    name: 'transactions.findLatestReadings: finds 1 to 1000, and other limits are refused',
    async run({ transactions }) {
      for (const limit of [0, -1, 1.5, 1_001, Number.NaN])
        await assert.rejects(transactions.findLatestReadings('CP-1', 'T-1', limit), RangeError);
    },
  },
];
