import assert from 'node:assert/strict';
import { type Deviation, maxDeviations } from '../deviations.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

function aDeviation(fields: Partial<Deviation> = {}): Deviation {
  return {
    rule: 'null-field',
    action: 'StopTransaction',
    field: '/idTag',
    example: 'null',
    messageId: 'm-1',
    at: at(0),
    ...fields,
  };
}

async function record({ deviations }: Store, ...met: readonly Deviation[]): Promise<void> {
  await deviations.record(new Map([['CP-1', met]]));
}

async function list({ deviations }: Store, stationId = 'CP-1') {
  const { items } = await deviations.list(stationId, { limit: 100 });
  return items.map(({ recent: _recent, ...shown }) => shown);
}

/** What a store of deviations does. */
export const deviationCases: readonly ConformanceCase[] = [
  {
    name: 'deviations.record: counts the messages, and keeps the first and last time and the latest example',
    async run(store) {
      await record(store, aDeviation({ messageId: 'm-2', at: at(2), example: 'later' }));
      await record(store, aDeviation({ messageId: 'm-3', at: at(3), example: 'latest' }), aDeviation());
      const { rule, action, field } = aDeviation();
      assertSame(await list(store), [
        { rule, action, field, count: 3, firstAt: at(0), lastAt: at(3), example: 'latest' },
      ]);
    },
  },
  {
    name: 'deviations.record: a message that comes again is counted once',
    async run(store) {
      const others = [aDeviation({ messageId: 'm-2' }), aDeviation({ at: at(1) })];
      for (const met of [aDeviation(), ...others, aDeviation(), ...others]) await record(store, met);
      assert.deepEqual(
        (await list(store)).map(({ count }) => count),
        [3],
      );
    },
  },
  {
    name: 'deviations.record: messages that come at once are each counted once',
    async run(store) {
      const met = upTo(10).map((minute) => aDeviation({ at: at(minute) }));
      await Promise.all([...met, ...met].map((each) => record(store, each)));
      assert.deepEqual(
        (await list(store)).map(({ count }) => count),
        [met.length],
      );
    },
  },
  {
    name: 'deviations.record: other rules, actions, fields and stations are apart',
    async run(store) {
      const { deviations } = store;
      const met = [
        aDeviation({ at: at(4) }),
        aDeviation({ rule: 'empty-text', at: at(3) }),
        aDeviation({ action: 'StartTransaction', at: at(2) }),
        aDeviation({ field: '', at: at(1) }),
      ];
      await deviations.record(
        new Map([
          ['CP-1', met],
          ['CP-2', [aDeviation()]],
        ]),
      );
      assertSame(
        await list(store),
        met.map(({ rule, action, field, example, at: time }) => ({
          rule,
          action,
          field,
          count: 1,
          firstAt: time,
          lastAt: time,
          example,
        })),
      );
      assert.equal((await list(store, 'CP-2')).length, 1);
    },
  },
  {
    name: 'deviations.record: leaves an unknown station unknown, and nothing is nothing',
    async run(store) {
      await store.deviations.record(new Map());
      await record(store);
      assert.deepEqual(await list(store), []);
      await record(store, aDeviation());
      assert.equal(await store.stations.find('CP-1'), undefined);
    },
  },
  {
    name: `deviations.record: keeps the latest ${maxDeviations}, and not without end`,
    async run(store) {
      const places = upTo(2 * maxDeviations + 10);
      for (const place of places) await record(store, aDeviation({ field: `/${place}`, at: at(place) }));
      const pages = await readPages((page) => store.deviations.list('CP-1', page), 50);
      const found = pages.flat().map(({ field }) => field);
      assert.ok(
        found.length <= 2 * maxDeviations,
        `expected ${2 * maxDeviations} at most, not ${found.length}`,
      );
      const latest = places.slice(-maxDeviations).toReversed();
      assert.deepEqual(
        found.slice(0, maxDeviations),
        latest.map((place) => `/${place}`),
      );
    },
  },
  {
    name: 'deviations: any station id is an ordinary one',
    async run(store) {
      for (const id of hostileKeys) assertSame(await list(store, id), [], id);
      const met = hostileKeys.map((id) => [id, [aDeviation({ example: id })]] as const);
      await store.deviations.record(new Map(met));
      for (const id of hostileKeys) {
        const shown = (await list(store, id)).map(({ example }) => example);
        assertSame(shown, [id], id);
      }
    },
  },
  ...listCases({
    name: 'deviations.list',
    async add(store, place) {
      await record(store, aDeviation({ field: `/${place}`, at: at(-place) }));
      return `/${place}`;
    },
    async read({ deviations }, page) {
      const { items, next } = await deviations.list('CP-1', page);
      return { items: items.map(({ field }) => field), next };
    },
  }),
  ...copyCases({
    name: 'deviations.record',
    input: () => new Map([['CP-1', [aDeviation()]]]),
    write: ({ deviations }, met) => deviations.record(met),
    read: [({ deviations }) => deviations.list('CP-1', { limit: 10 })],
  }),
];
