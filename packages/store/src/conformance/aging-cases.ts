import assert from 'node:assert/strict';
import { maxPageLimit } from '../page.js';
import type { Removed } from '../removed.js';
import type { Store } from '../store.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

/** A method that removes what is old, as its cases see it. */
export interface AgingUnderTest {
  readonly name: string;
  /** Adds something that is as old as a minute tells, under a name. */
  add(store: Store, name: string, minute: number): Promise<void>;
  /** The names of all that is there, in any order. */
  names(store: Store): Promise<readonly string[]>;
  remove(store: Store, before: Date, limit: number): Promise<Removed>;
}

/** What holds for every method that removes what is old, in many calls. */
export function agingCases({ name, add, names, remove }: AgingUnderTest): readonly ConformanceCase[] {
  async function addAll(store: Store, minutes: readonly number[]): Promise<void> {
    for (const minute of minutes) await add(store, `n-${minute}`, minute);
  }

  async function left(store: Store): Promise<readonly string[]> {
    return (await names(store)).toSorted();
  }

  /** Removes until nothing is left to remove, and resolves to how much it was. */
  async function removeAll(store: Store, before: Date, limit: number): Promise<number> {
    let count = 0;
    for (const _ of upTo(100)) {
      const removed = await remove(store, before, limit);
      assert.ok(removed.count <= limit, `expected ${limit} at most, not ${removed.count}`);
      count += removed.count;
      if (!removed.isMore) return count;
    }
    return assert.fail('expected that it comes to an end');
  }

  return [
    {
      name: `${name}: removes what is older than a time, and nothing that is of that time or later`,
      async run(store) {
        assert.deepEqual(await remove(store, at(9), 10), { count: 0, isMore: false });
        await addAll(store, [1, 2, 3]);
        assert.deepEqual(await remove(store, at(2), 10), { count: 1, isMore: false });
        assert.deepEqual(await left(store), ['n-2', 'n-3']);
      },
    },
    {
      name: `${name}: removes the oldest first, as many as it is told, and says whether there is more`,
      async run(store) {
        await addAll(store, [3, 1, 5, 2, 4]);
        assert.deepEqual(await remove(store, at(9), 2), { count: 2, isMore: true });
        assert.deepEqual(await left(store), ['n-3', 'n-4', 'n-5']);
        assert.equal(await removeAll(store, at(5), 1), 2);
        assert.deepEqual(await left(store), ['n-5']);
      },
    },
    {
      name: `${name}: again it finds nothing`,
      async run(store) {
        await addAll(store, upTo(3));
        assert.equal(await removeAll(store, at(9), 10), 3);
        assert.deepEqual(await remove(store, at(9), 10), { count: 0, isMore: false });
      },
    },
    {
      name: `${name}: several at once remove each once, and nothing that is added meanwhile and is not old`,
      async run(store) {
        await addAll(store, upTo(20));
        const [counts] = await Promise.all([
          Promise.all(upTo(4).map(() => removeAll(store, at(20), 3))),
          addAll(store, [30, 31, 32]),
        ]);
        const count = counts.reduce((sum, each) => sum + each, 0) + (await removeAll(store, at(20), 10));
        assert.equal(count, 20);
        assert.deepEqual(await left(store), ['n-30', 'n-31', 'n-32']);
      },
    },
    {
      name: `${name}: removes 1 to ${maxPageLimit}, and other limits are refused`,
      async run(store) {
        await addAll(store, [1]);
        for (const limit of [0, -1, 1.5, maxPageLimit + 1, Number.NaN]) {
          await assert.rejects(remove(store, at(9), limit), RangeError, `a limit of ${limit}`);
        }
        assert.equal((await remove(store, at(9), maxPageLimit)).count, 1);
      },
    },
  ];
}
