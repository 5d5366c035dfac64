import assert from 'node:assert/strict';
import type { Page, PageRequest } from '../page.js';
import type { Store } from '../store.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys, hostileNumbers } from './hostile-keys.js';
import { readPages } from './read-pages.js';

/** Records by numbers, of which the latest that was told stays, also that it is gone, as their cases see them. */
export interface ClearableUnderTest {
  /** Such as `variableMonitors`. */
  readonly name: string;
  /** How many are kept at least. */
  readonly max: number;
  record(store: Store, stationId: string, ids: readonly number[], at: Date): Promise<void>;
  clear(store: Store, stationId: string, ids: readonly number[], at: Date): Promise<void>;
  clearBefore(store: Store, stationId: string, time: Date): Promise<void>;
  /** The numbers that are there. */
  list(store: Store, stationId: string, page: PageRequest): Promise<Page<number>>;
}

/** What holds for records that may be cleared. */
export function clearableCases({
  name,
  max,
  record,
  clear,
  clearBefore,
  list,
}: ClearableUnderTest): readonly ConformanceCase[] {
  const idsOf = async (store: Store) => (await list(store, 'CP-1', { limit: 100 })).items;

  return [
    {
      name: `${name}.clear: takes out what was told of before, and leaves the others and other stations`,
      async run(store) {
        for (const id of ['CP-1', 'CP-2']) await record(store, id, [1, 2, 3], at(1));
        await clear(store, 'CP-1', [1, 3, 9], at(2));
        assert.deepEqual(await idsOf(store), [2]);
        assert.deepEqual((await list(store, 'CP-2', { limit: 10 })).items, [1, 2, 3]);
      },
    },
    {
      name: `${name}.clear: what was told of later stays, whatever the order`,
      async run(store) {
        await record(store, 'CP-1', [1], at(5));
        await clear(store, 'CP-1', [1, 2], at(4));
        await record(store, 'CP-1', [2], at(3));
        await record(store, 'CP-1', [2], at(4.5));
        await clear(store, 'CP-1', [3], at(4));
        await record(store, 'CP-1', [3], at(3));
        assert.deepEqual(await idsOf(store), [1, 2]);
      },
    },
    {
      name: `${name}.clearBefore: takes out all that was told of before, whenever that comes`,
      async run(store) {
        await record(store, 'CP-1', [1], at(1));
        await record(store, 'CP-1', [2], at(3));
        await record(store, 'CP-2', [1], at(1));
        await clearBefore(store, 'CP-1', at(3));
        await clearBefore(store, 'CP-1', at(2));
        await record(store, 'CP-1', [4], at(2.5));
        await record(store, 'CP-1', [5], at(4));
        assert.deepEqual(await idsOf(store), [2, 5]);
        assert.deepEqual((await list(store, 'CP-2', { limit: 10 })).items, [1]);
      },
    },
    {
      name: `${name}.record: those that are told of at once are each kept once`,
      async run(store) {
        const ids = upTo(20);
        await Promise.all([...ids, ...ids].map((id) => record(store, 'CP-1', [id], at(1))));
        assert.deepEqual(await idsOf(store), ids);
      },
    },
    {
      name: `${name}.record: keeps the latest ${max}, and not without end`,
      async run(store) {
        const ids = upTo(2 * max + 10);
        for (let start = 0; start < ids.length; start += 50) {
          await record(store, 'CP-1', ids.slice(start, start + 50), at(start));
        }
        await record(store, 'CP-1', [-1], at(-1));
        const pages = await readPages((page) => list(store, 'CP-1', page), 500);
        const found = pages.flat();
        assert.ok(found.length <= 2 * max, `expected ${2 * max} at most, not ${found.length}`);
        const latest = ids.slice(-max);
        assert.deepEqual(
          found.filter((id) => id >= (latest[0] ?? 0)),
          latest,
        );
      },
    },
    {
      name: `${name}.record: leaves an unknown station unknown`,
      async run(store) {
        await record(store, 'CP-1', [1], at(1));
        await clear(store, 'CP-1', [1], at(2));
        await clearBefore(store, 'CP-1', at(3));
        assert.equal(await store.stations.find('CP-1'), undefined);
      },
    },
    {
      name: `${name}.record: any number is an ordinary one, also one that no integer of a database holds`,
      async run(store) {
        await record(store, 'CP-1', hostileNumbers, at(1));
        const pages = await readPages((page) => list(store, 'CP-1', page), 2);
        assert.deepEqual(pages.flat(), hostileNumbers);
        await clear(store, 'CP-1', hostileNumbers, at(2));
        assert.deepEqual(await idsOf(store), []);
      },
    },
    {
      name: `${name}.record: any station id is an ordinary one`,
      async run(store) {
        for (const [index, id] of hostileKeys.entries()) await record(store, id, [index], at(1));
        for (const [index, id] of hostileKeys.entries()) {
          assert.deepEqual((await list(store, id, { limit: 10 })).items, [index], id);
        }
      },
    },
  ];
}
