import assert from 'node:assert/strict';
import { maxEndedWorkAgeMs, maxWorkBytes, maxWorkItems } from '../station-work.js';
import { assertFails, assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { reportWorkCases } from './report-work-cases.js';
import { accepted, aSetting, aWorkItem, claimOne, itemsOf, oneOfEach } from './station-work.js';
import { workClaimCases } from './work-claim-cases.js';

/** What holds for what stations are to be brought to. */
export const stationWorkCases: readonly ConformanceCase[] = [
  {
    name: 'stationWork.request: what is wanted is due at once, and leaves the station unknown',
    async run(store) {
      await store.stationWork.request('CP-1', oneOfEach, at(0));
      assertSame(
        await itemsOf(store),
        oneOfEach.map((wanted) => aWorkItem({ wanted })),
      );
      assert.equal(await store.stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'stationWork.request: a later request takes the place of the one before, ignoring the case of a setting',
    async run(store) {
      await store.stationWork.request('CP-1', [aSetting('Key', '1')], at(0));
      await store.stationWork.request('CP-1', [aSetting('KEY', '2')], at(1));
      await store.stationWork.request('CP-1', [aSetting('Key', '1')], at(0));
      const wanted = aSetting('KEY', '2');
      assertSame(await itemsOf(store), [aWorkItem({ wanted, requestedAt: at(1), dueAt: at(1) })]);
    },
  },
  {
    name: 'stationWork.request: of what has ended the same request changes nothing, and a later one begins anew',
    async run(store) {
      await store.stationWork.request('CP-1', [aSetting()], at(0));
      const claim = await claimOne(store, 0);
      await store.stationWork.settle(
        claim,
        claim.items.map((item) => accepted(item)),
      );
      const [ended] = await itemsOf(store);
      await store.stationWork.request('CP-1', [aSetting()], at(0));
      assertSame(await itemsOf(store), [ended]);
      await store.stationWork.request('CP-1', [aSetting()], at(2));
      assertSame(await itemsOf(store), [aWorkItem({ requestedAt: at(2), dueAt: at(2) })]);
    },
  },
  {
    name: 'stationWork.request: what is asked for at once all survives',
    async run(store) {
      const names = upTo(20).map((index) => `K${String(index).padStart(2, '0')}`);
      await Promise.all(names.map((name) => store.stationWork.request('CP-1', [aSetting(name)], at(0))));
      assertSame(
        (await itemsOf(store)).map(({ wanted }) => wanted),
        names.map((name) => aSetting(name)),
      );
    },
  },
  {
    name: `stationWork.request: keeps ${maxWorkItems} at most, of what has ended the latest; more that is pending is refused as a whole`,
    async run(store) {
      const { stationWork } = store;
      for (const name of ['Old', 'New']) {
        await stationWork.request('CP-1', [aSetting(name)], at(0));
        const claim = await claimOne(store, 0);
        await stationWork.settle(
          claim,
          claim.items.map((item) => accepted(item, name === 'Old' ? 1 : 2)),
        );
      }
      const many = upTo(maxWorkItems).map((index) => aSetting(`K${index}`));
      await stationWork.request('CP-1', many.slice(1), at(3));
      const kept = (await itemsOf(store)).flatMap(({ wanted, endedAt }) => (endedAt ? [wanted] : []));
      assertSame(kept, [aSetting('New')]);
      await assertFails(stationWork.request('CP-1', [aSetting('K0'), aSetting('More')], at(4)), 'full');
      assert.equal((await itemsOf(store)).length, maxWorkItems);
      await stationWork.request('CP-1', [aSetting('K1', '2')], at(4));
    },
  },
  {
    name: `stationWork.request: keeps no more than ${maxWorkBytes} bytes`,
    async run(store) {
      const half = 'x'.repeat(maxWorkBytes / 2);
      await store.stationWork.request('CP-1', [aSetting('A', half)], at(0));
      await assertFails(store.stationWork.request('CP-1', [aSetting('B', half)], at(1)), 'full');
      await store.stationWork.request('CP-2', [aSetting('B', half)], at(1));
      assertSame(await itemsOf(store), [aWorkItem({ wanted: aSetting('A', half) })]);
    },
  },
  {
    name: 'stationWork.request: what has ended is forgotten after a month',
    async run(store) {
      await store.stationWork.request('CP-1', [aSetting('A')], at(0));
      const claim = await claimOne(store, 0);
      await store.stationWork.settle(
        claim,
        claim.items.map((item) => accepted(item, 0)),
      );
      for (const [ms, count] of [
        [maxEndedWorkAgeMs, 2],
        [maxEndedWorkAgeMs + 1, 1],
      ] as const) {
        await store.stationWork.request('CP-1', [aSetting('B')], new Date(at(0).getTime() + ms));
        assert.equal((await itemsOf(store)).length, count);
      }
    },
  },
  {
    name: 'stationWork.list: gives the kinds that are asked for',
    async run({ stationWork }) {
      await stationWork.request('CP-1', oneOfEach, at(0));
      const { items } = await stationWork.list('CP-1', ['trigger', 'certificate'], { limit: 9 });
      assert.deepEqual(
        items.map(({ wanted }) => wanted.kind),
        ['certificate', 'trigger'],
      );
    },
  },
  {
    name: 'stationWork: any id and any name is an ordinary one',
    async run(store) {
      for (const key of hostileKeys) {
        assertSame(await itemsOf(store, key), [], key);
        await store.stationWork.request(key, [aSetting(key, key)], at(0));
      }
      for (const key of hostileKeys) {
        assertSame(await itemsOf(store, key), [aWorkItem({ wanted: aSetting(key, key) })], key);
      }
    },
  },
  ...workClaimCases,
  ...reportWorkCases,
  ...listCases({
    name: 'stationWork.list',
    async add({ stationWork }, place) {
      const name = `k${String(place).padStart(2, '0')}`;
      await stationWork.request('CP-1', [aSetting(name)], at(0));
      return name;
    },
    async read({ stationWork }, page) {
      const { items, next } = await stationWork.list('CP-1', ['setting'], page);
      return {
        items: items.map(({ wanted }) => (wanted.kind === 'setting' ? wanted.name : '')),
        ...(next !== undefined && { next }),
      };
    },
  }),
  ...copyCases({
    name: 'stationWork.request',
    input: () => ({ wanted: structuredClone(oneOfEach), time: at(0) }),
    write: ({ stationWork }, { wanted, time }) => stationWork.request('CP-1', wanted, time),
    read: [(store) => itemsOf(store)],
  }),
  ...copyCases({
    name: 'stationWork.claimDue',
    input: () => [at(1), at(2)] as const,
    async write({ stationWork }, [now, leaseUntil]) {
      await stationWork.request('CP-1', oneOfEach, at(0));
      return stationWork.claimDue(now, leaseUntil, 1);
    },
    read: [(store) => itemsOf(store)],
  }),
  ...copyCases({
    name: 'stationWork.settle',
    input: () => at(3),
    async write(store, endedAt) {
      await store.stationWork.request('CP-1', [aSetting()], at(0));
      const claim = await claimOne(store, 0);
      const [item] = claim.items;
      if (item) {
        const { attempt, wanted } = item;
        await store.stationWork.settle(claim, [{ attempt, wanted, status: 'Accepted', at: endedAt }]);
      }
    },
    read: [(store) => itemsOf(store)],
  }),
];
