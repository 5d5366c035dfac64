import assert from 'node:assert/strict';
import { maxPageLimit, type Page, type PageRequest } from '../page.js';
import type { Store } from '../store.js';
import { assertFails } from './assertions.js';
import { upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { readPages } from './read-pages.js';

/** A list of a store, as its cases see it. */
export interface ListUnderTest {
  readonly name: string;
  /** Adds an item that stands at a place of the list, places counted from its front, and resolves to the item's name. */
  add(store: Store, place: number): Promise<string>;
  /** A page of the list, by the names of the items. */
  read(store: Store, page: PageRequest): Promise<Page<string>>;
}

/** What holds for every list. */
export function listCases(list: ListUnderTest): readonly ConformanceCase[] {
  return [
    {
      name: `${list.name}: is empty at first`,
      async run(store) {
        const { items, next } = await list.read(store, { limit: 10 });
        assert.deepEqual(items, []);
        assert.equal(next, undefined);
      },
    },
    {
      name: `${list.name}: is in order, whatever the order in which items were added`,
      async run(store) {
        const names = new Map<number, string>();
        for (const place of [3, 1, 4, 0, 2]) names.set(place, await list.add(store, place));
        const { items } = await list.read(store, { limit: 10 });
        assert.deepEqual(
          items,
          upTo(5).map((place) => names.get(place)),
        );
      },
    },
    {
      name: `${list.name}: pages hold each item once, and only the last one has no cursor`,
      async run(store) {
        const names = await addAll(list, store, upTo(6));
        const pages = await readPages((page) => list.read(store, page), 2);
        assert.deepEqual(pages, [names.slice(0, 2), names.slice(2, 4), names.slice(4)]);
      },
    },
    {
      name: `${list.name}: cursors stay right while items are added`,
      async run(store) {
        const [first, second, third, fourth] = await addAll(list, store, [10, 20, 30, 40]);
        const { items, next } = await list.read(store, { limit: 2 });
        assert.deepEqual(items, [first, second]);
        const [, , added] = await addAll(list, store, [5, 15, 25]);
        const rest = await list.read(store, { limit: 10, cursor: next });
        assert.deepEqual(rest.items, [added, third, fourth]);
      },
    },
    {
      name: `${list.name}: a page can be read again by its cursor`,
      async run(store) {
        const names = await addAll(list, store, upTo(3));
        const { next: cursor } = await list.read(store, { limit: 1 });
        for (const _ of upTo(2)) {
          const { items } = await list.read(store, { limit: 1, cursor });
          assert.deepEqual(items, [names[1]]);
        }
      },
    },
    {
      name: `${list.name}: a page holds 1 to ${maxPageLimit} items, and other limits are refused`,
      async run(store) {
        const names = await addAll(list, store, upTo(2));
        assert.deepEqual((await list.read(store, { limit: 1 })).items, names.slice(0, 1));
        assert.deepEqual((await list.read(store, { limit: maxPageLimit })).items, names);
        for (const limit of [0, -1, 1.5, maxPageLimit + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
          await assert.rejects(list.read(store, { limit }), RangeError, `a limit of ${limit}`);
        }
      },
    },
    {
      name: `${list.name}: refuses a cursor that is none of its own`,
      async run(store) {
        await addAll(list, store, upTo(2));
        const { next = '' } = await list.read(store, { limit: 1 });
        for (const cursor of ['', '1', 'null', 'W10', 'not a cursor', `${next}x${next}`]) {
          await assertFails(list.read(store, { limit: 1, cursor }), 'invalid-cursor');
        }
      },
    },
  ];
}

/** Adds items at places, and resolves to their names. */
async function addAll(
  list: ListUnderTest,
  store: Store,
  places: readonly number[],
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const place of places) names.push(await list.add(store, place));
  return names;
}
