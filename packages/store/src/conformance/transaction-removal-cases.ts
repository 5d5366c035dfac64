import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import { agingCases } from './aging-cases.js';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aReading, aRegister, aStart, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

const origin = { ocppVersion: '2.0.1' };
const cost = { tariffId: 'TF-1', currency: 'EUR', total: 1.1, exclVat: 1, inclVat: 1.1, lines: [] };

/** Records a transaction that starts at minute 0 and ends at another, with so many readings. */
async function recordEnded(
  { transactions }: Store,
  transactionId: string,
  { minute, readings = 1, stationId = 'CP-1' }: { minute: number; readings?: number; stationId?: string },
): Promise<void> {
  const id = { stationId, transactionId };
  await transactions.record(aStart({ ...id, registers: aRegister(1_000, 0) }));
  await transactions.record(
    anEnd({
      ...id,
      at: at(minute),
      registers: aRegister(4_000, 9),
      readings: upTo(readings).map((place) => aReading({ id: `r-${place}`, at: at(place) })),
    }),
  );
}

async function readingIds({ transactions }: Store, transactionId = 'T-1'): Promise<readonly string[]> {
  const { items } = await transactions.listReadings('CP-1', transactionId, { limit: 1_000 });
  return items.map(({ id }) => id);
}

/** What holds for the removal of transactions and readings that are old. */
export const transactionRemovalCases: readonly ConformanceCase[] = [
  {
    name: 'transactions.removeReadings: leaves all else of the transaction, and says that they are gone',
    async run(store) {
      const { transactions } = store;
      await recordEnded(store, 'T-1', { minute: 5 });
      const before = await transactions.find('CP-1', 'T-1');
      assert.ok(before);
      await transactions.recordCost('CP-1', 'T-1', cost, before);
      assert.deepEqual(await transactions.removeReadings(at(6), 10), { count: 1, isMore: false });
      assert.deepEqual(await readingIds(store), []);
      const expected = { ...before, cost, readingsRemoved: true };
      assertSame(await transactions.find('CP-1', 'T-1'), expected);
      assertSame((await transactions.list({ stationId: 'CP-1' }, { limit: 10 })).items, [expected]);
    },
  },
  {
    name: 'transactions.removeReadings: takes what ended before a time, and nothing that ended then or later or goes on',
    async run(store) {
      const { transactions } = store;
      for (const minute of [5, 6, 7]) await recordEnded(store, `T-${minute}`, { minute });
      await transactions.record(aStart({ transactionId: 'T-active', readings: [aReading()] }));
      await transactions.appendMeterValues('CP-1', 'T-unknown', [aReading()], origin);
      assert.deepEqual(await transactions.removeReadings(at(6), 10), { count: 1, isMore: false });
      const left = ['T-5', 'T-6', 'T-7', 'T-active', 'T-unknown'].map((id) => readingIds(store, id));
      assert.deepEqual(
        (await Promise.all(left)).map(({ length }) => length),
        [0, 1, 1, 1, 1],
      );
      assert.equal((await transactions.find('CP-1', 'T-6'))?.readingsRemoved, undefined);
    },
  },
  {
    name: 'transactions.removeReadings: takes those first whose transaction ended first, as many as it is told',
    async run(store) {
      const { transactions } = store;
      await recordEnded(store, 'T-2', { minute: 6, readings: 3 });
      await recordEnded(store, 'T-1', { minute: 5, readings: 3 });
      assert.deepEqual(await transactions.removeReadings(at(9), 2), { count: 2, isMore: true });
      assert.deepEqual(await readingIds(store, 'T-1'), ['r-2']);
      assert.deepEqual(await transactions.removeReadings(at(9), 2), { count: 2, isMore: true });
      assert.deepEqual(await readingIds(store, 'T-1'), []);
      assert.deepEqual(await readingIds(store, 'T-2'), ['r-1', 'r-2']);
      let count = 4;
      for (const _ of upTo(10)) count += (await transactions.removeReadings(at(9), 2)).count;
      assert.equal(count, 6);
      assert.deepEqual(await transactions.removeReadings(at(9), 2), { count: 0, isMore: false });
    },
  },
  {
    name: 'transactions.removeReadings: what comes again afterwards brings no reading back, and changes no total',
    async run(store) {
      const { transactions } = store;
      await recordEnded(store, 'T-1', { minute: 5 });
      await transactions.removeReadings(at(6), 10);
      const before = await transactions.find('CP-1', 'T-1');
      await recordEnded(store, 'T-1', { minute: 5 });
      const recorded = await transactions.record(anEvent({ seqNo: 3, readings: [aReading()] }));
      await transactions.appendMeterValues('CP-1', 'T-1', [aReading({ id: 'late' })], origin);
      assert.deepEqual(await readingIds(store), []);
      assert.equal(recorded.readingsRemoved, true);
      assertSame(await transactions.find('CP-1', 'T-1'), before);
      assert.equal(before?.energyWh, 3_000);
      assert.deepEqual(await transactions.removeReadings(at(6), 10), { count: 0, isMore: false });
    },
  },
  {
    name: 'transactions.removeReadings: readings that come meanwhile to a transaction that goes on all stay',
    async run(store) {
      const { transactions } = store;
      for (const index of upTo(5)) await recordEnded(store, `T-${index}`, { minute: 5, readings: 4 });
      await transactions.record(aStart({ transactionId: 'T-active' }));
      await Promise.all([
        ...upTo(10).map(() => transactions.removeReadings(at(6), 3)),
        ...upTo(20).map((index) =>
          transactions.appendMeterValues(
            'CP-1',
            'T-active',
            [aReading({ id: `a-${index}`, at: at(1) })],
            origin,
          ),
        ),
      ]);
      assert.equal((await readingIds(store, 'T-active')).length, 20);
      for (const index of upTo(5)) assert.ok((await readingIds(store, `T-${index}`)).length <= 4);
      for (const _ of upTo(10)) await transactions.removeReadings(at(6), 10);
      for (const index of upTo(5)) assert.deepEqual(await readingIds(store, `T-${index}`), []);
    },
  },
  ...agingCases({
    name: 'transactions.removeReadings',
    add: (store, name, minute) => recordEnded(store, name, { minute }),
    async names({ transactions }) {
      const { items } = await transactions.list({}, { limit: 100 });
      return items
        .filter(({ readingsRemoved }) => !readingsRemoved)
        .map(({ transactionId }) => transactionId);
    },
    remove: ({ transactions }, before, limit) => transactions.removeReadings(before, limit),
  }),
  ...agingCases({
    name: 'transactions.removeEnded',
    add: (store, name, minute) => recordEnded(store, name, { minute, readings: 0, stationId: `CP-${name}` }),
    async names({ transactions }) {
      const { items } = await transactions.list({}, { limit: 100 });
      return items.map(({ transactionId }) => transactionId);
    },
    remove: ({ transactions }, before, limit) => transactions.removeEnded(before, limit),
  }),
  {
    name: 'transactions.removeEnded: takes readings and all else, and leaves what goes on',
    async run(store) {
      const { transactions } = store;
      await recordEnded(store, 'T-1', { minute: 5, readings: 7 });
      await transactions.record(
        aStart({ transactionId: 'T-active', at: at(-9_999), readings: [aReading()] }),
      );
      let count = 0;
      for (const _ of upTo(10)) {
        const removed = await transactions.removeEnded(at(6), 3);
        count += removed.count;
        if (!removed.isMore) break;
      }
      assert.equal(count, 1);
      assert.equal(await transactions.find('CP-1', 'T-1'), undefined);
      assert.deepEqual(await readingIds(store), []);
      for (const filter of [{}, { stationId: 'CP-1' }, { tokenUid: 'TAG-1' }]) {
        const { items } = await transactions.list(filter, { limit: 10 });
        assert.deepEqual(
          items.map(({ transactionId }) => transactionId),
          ['T-active'],
        );
      }
      assert.deepEqual(await readingIds(store, 'T-active'), [aReading().id]);
      await recordEnded(store, 'T-1', { minute: 5 });
      assert.deepEqual(await readingIds(store), ['r-0']);
    },
  },
  {
    name: 'transactions.removeEnded: a station that does not know the time does not make a transaction old',
    async run(store) {
      const { transactions } = store;
      const ends = ['1970-01-01T00:00:00Z', '2009-12-31T23:59:59.999Z', '2010-01-01T00:00:00Z'];
      for (const [index, end] of ends.entries()) {
        await transactions.record(
          anEnd({
            transactionId: `T-${index}`,
            at: new Date(end),
            readings: [aReading({ id: `r-${index}` })],
          }),
        );
      }
      assert.deepEqual(await transactions.removeReadings(at(0), 10), { count: 1, isMore: false });
      assert.deepEqual(await transactions.removeEnded(at(0), 10), { count: 1, isMore: false });
      const { items } = await transactions.list({}, { limit: 10 });
      assert.deepEqual(items.map(({ transactionId }) => transactionId).toSorted(), ['T-0', 'T-1']);
      assert.deepEqual(await readingIds(store, 'T-0'), ['r-0']);
    },
  },
  {
    name: 'transactions.removeEnded: a station whose clock is behind does not make a transaction old',
    async run(store) {
      const { transactions } = store;
      for (const [index, end] of ['1970-01-01T00:00:00Z', '2019-01-01T00:00:00Z'].entries()) {
        const id = { transactionId: `T-${index}`, at: new Date(end) };
        await transactions.record(
          anEnd({ ...id, receivedAt: at(5), readings: [aReading({ id: `r-${index}` })] }),
        );
        await transactions.record(anEnd({ ...id, receivedAt: at(9) }));
      }
      assert.deepEqual(await transactions.removeReadings(at(5), 10), { count: 0, isMore: false });
      assert.deepEqual(await transactions.removeEnded(at(5), 10), { count: 0, isMore: false });
      assert.deepEqual(await readingIds(store, 'T-1'), ['r-1']);
      assert.deepEqual(await transactions.removeReadings(at(6), 10), { count: 2, isMore: false });
      assert.deepEqual(await transactions.removeEnded(at(6), 10), { count: 2, isMore: false });
    },
  },
];
