import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import type { TransactionFilter } from '../transactions.js';
import { assertSame } from './assertions.js';
import { anEnd, anEvent, aReading, aStart, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

/** Four transactions: two at each of two stations, two of each of two tokens, two of them ended. */
async function fill({ transactions }: Store): Promise<void> {
  await transactions.record(aStart({ transactionId: 'A', at: at(10) }));
  await transactions.record(aStart({ transactionId: 'B', at: at(20), token: { uid: 'TAG-2' } }));
  await transactions.record(aStart({ stationId: 'CP-2', transactionId: 'C', at: at(30) }));
  await transactions.record(
    aStart({ stationId: 'CP-2', transactionId: 'D', at: at(40), token: { uid: 'TAG-2' } }),
  );
  await transactions.record(anEnd({ transactionId: 'A', at: at(50) }));
  await transactions.record(anEnd({ stationId: 'CP-2', transactionId: 'D', at: at(60) }));
}

const filters: readonly {
  readonly of: string;
  readonly filter: TransactionFilter;
  readonly found: readonly string[];
}[] = [
  { of: 'everything', filter: {}, found: ['D', 'C', 'B', 'A'] },
  { of: 'a station', filter: { stationId: 'CP-1' }, found: ['B', 'A'] },
  { of: 'an unknown station', filter: { stationId: 'cp-1' }, found: [] },
  { of: 'a token', filter: { tokenUid: 'TAG-1' }, found: ['C', 'A'] },
  { of: 'a token in another case', filter: { tokenUid: 'tag-2' }, found: ['D', 'B'] },
  { of: 'an unknown token', filter: { tokenUid: 'TAG' }, found: [] },
  { of: 'those that go on', filter: { active: true }, found: ['C', 'B'] },
  { of: 'those that have ended', filter: { active: false }, found: ['D', 'A'] },
  { of: 'those from a time on, that time included', filter: { from: at(20) }, found: ['D', 'C', 'B'] },
  { of: 'those before a time, that time excluded', filter: { to: at(30) }, found: ['B', 'A'] },
  { of: 'those between two times', filter: { from: at(20), to: at(40) }, found: ['C', 'B'] },
  { of: 'a station and a token', filter: { stationId: 'CP-1', tokenUid: 'TAG-2' }, found: ['B'] },
  {
    of: 'all at once',
    filter: { stationId: 'CP-2', tokenUid: 'tag-2', active: false, from: at(40), to: at(41) },
    found: ['D'],
  },
  { of: 'what contradicts itself', filter: { from: at(30), to: at(30) }, found: [] },
];

const ofAllYears = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59.999Z',
  '2026-01-01T00:00:00Z',
  '9999-12-31T23:59:59.998Z',
  '9999-12-31T23:59:59.999Z',
].map((time) => new Date(time));

const twoDigits = (place: number) => String(place).padStart(2, '0');

/** What holds for lists of transactions and of readings. */
export const transactionListCases: readonly ConformanceCase[] = [
  ...filters.map(({ of, filter, found }) => ({
    name: `transactions.list: finds ${of}, the latest start first`,
    async run(store: Store) {
      await fill(store);
      const { items, next } = await store.transactions.list(filter, { limit: 10 });
      assert.deepEqual(
        items.map(({ transactionId }) => transactionId),
        found,
      );
      assert.equal(next, undefined);
    },
  })),
  {
    name: 'transactions.list: shows transactions as find does',
    async run(store) {
      await fill(store);
      const { items } = await store.transactions.list({}, { limit: 10 });
      const found = items.map(({ stationId, transactionId }) =>
        store.transactions.find(stationId, transactionId),
      );
      assertSame(items, await Promise.all(found));
    },
  },
  {
    name: 'transactions.list: pages of a filter are full, and none is missing',
    async run(store) {
      await fill(store);
      const first = await store.transactions.list({ tokenUid: 'TAG-2' }, { limit: 1 });
      const second = await store.transactions.list({ tokenUid: 'TAG-2' }, { limit: 1, cursor: first.next });
      assert.deepEqual(
        [first, second].map(({ items }) => items.map(({ transactionId }) => transactionId)),
        [['D'], ['B']],
      );
      assert.equal(second.next, undefined);
    },
  },
  {
    name: 'transactions.list: those of one start are each on one page',
    async run({ transactions }) {
      const expected: string[] = [];
      for (const stationId of ['CP-1', 'CP-2']) {
        for (const index of upTo(3)) {
          await transactions.record(aStart({ stationId, transactionId: `T-${index}` }));
          expected.push(`${stationId} T-${index}`);
        }
      }
      const pages = await readPages((page) => transactions.list({}, page), 2);
      const found = pages.flat().map(({ stationId, transactionId }) => `${stationId} ${transactionId}`);
      assert.deepEqual(found.toSorted(), expected);
    },
  },
  {
    name: 'transactions.list: goes on behind a time of any year that a station may tell',
    async run({ transactions }) {
      for (const [index, startedAt] of ofAllYears.entries()) {
        await transactions.record(aStart({ transactionId: `T-${index}`, at: startedAt }));
      }
      const pages = await readPages((page) => transactions.list({}, page), 1);
      assertSame(
        pages.flat().map(({ startedAt }) => startedAt),
        ofAllYears.toReversed(),
      );
    },
  },
  {
    name: 'transactions.listReadings: goes on behind a time of any year that a station may tell',
    async run({ transactions }) {
      const readings = ofAllYears.map((time, index) => aReading({ id: `r-${index}`, at: time }));
      await transactions.appendMeterValues('CP-1', 'T-1', readings, { ocppVersion: '1.6' });
      const pages = await readPages((page) => transactions.listReadings('CP-1', 'T-1', page), 1);
      assertSame(pages.flat(), readings);
    },
  },
  {
    name: 'transactions.list: a start that comes late puts its transaction where it belongs',
    async run(store) {
      await fill(store);
      await store.transactions.record(anEvent({ transactionId: 'E', at: at(45) }));
      await store.transactions.record(aStart({ transactionId: 'E', at: at(25) }));
      for (const filter of [{}, { stationId: 'CP-1' }, { tokenUid: 'TAG-1' }, { to: at(30) }]) {
        const { items } = await store.transactions.list(filter, { limit: 10 });
        const starts = items.map(({ startedAt }) => startedAt.getTime());
        assert.deepEqual(
          starts,
          starts.toSorted((a, b) => b - a),
        );
        assert.ok(items.some(({ transactionId }) => transactionId === 'E'));
      }
    },
  },
  {
    name: 'transactions.list: a transaction moves to the token that started it, when that comes late',
    async run({ transactions }) {
      await transactions.record(anEvent({ seqNo: 4, token: { uid: 'TAG-2' } }));
      await transactions.record(aStart({ token: { uid: 'TAG-1' } }));
      assert.equal((await transactions.list({ tokenUid: 'TAG-2' }, { limit: 10 })).items.length, 0);
      assert.equal((await transactions.list({ tokenUid: 'TAG-1' }, { limit: 10 })).items.length, 1);
    },
  },
  {
    name: 'transactions.list: shows transactions that only readings named',
    async run({ transactions }) {
      await transactions.appendMeterValues('CP-1', 'T-1', [aReading()], { ocppVersion: '1.6' });
      const { items } = await transactions.list({ stationId: 'CP-1', active: true }, { limit: 10 });
      assertSame(items, [await transactions.find('CP-1', 'T-1')]);
    },
  },
  ...listCases({
    name: 'transactions.list',
    async add({ transactions }, place) {
      const transactionId = `T-${twoDigits(place)}`;
      await transactions.record(aStart({ transactionId, at: at(-place) }));
      return transactionId;
    },
    async read({ transactions }, page) {
      const { items, next } = await transactions.list({ stationId: 'CP-1', tokenUid: 'TAG-1' }, page);
      return { items: items.map(({ transactionId }) => transactionId), next };
    },
  }),
  ...listCases({
    name: 'transactions.listReadings',
    async add({ transactions }, place) {
      const id = `r-${twoDigits(place)}`;
      const reading = aReading({ id, at: at(place) });
      await transactions.appendMeterValues('CP-1', 'T-1', [reading], { ocppVersion: '1.6' });
      return id;
    },
    async read({ transactions }, page) {
      const { items, next } = await transactions.listReadings('CP-1', 'T-1', page);
      return { items: items.map(({ id }) => id), next };
    },
  }),
];
