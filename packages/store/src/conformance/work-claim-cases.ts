import assert from 'node:assert/strict';
import { maxClaimedItems } from '../station-work.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { accepted, aSetting, aWorkItem, claimOne, itemsOf, oneOfEach, postponed } from './station-work.js';

async function claimedStations({ stationWork }: Store, minute: number, limit: number): Promise<string[]> {
  return (await stationWork.claimDue(at(minute), at(minute + 9), limit)).map(({ stationId }) => stationId);
}

async function isNothingDue({ stationWork }: Store, minute: number): Promise<void> {
  assertSame(await stationWork.claimDue(at(minute), at(minute + 1), 10), []);
}

/** What holds for the work on what stations are to be brought to. */
export const workClaimCases: readonly ConformanceCase[] = [
  {
    name: 'stationWork.claimDue: gives all that is due of a station, as it was asked for',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', oneOfEach.slice(2), at(1));
      await stationWork.request('CP-1', oneOfEach.slice(0, 2), at(2));
      await isNothingDue(store, 0);
      const items = [
        ...oneOfEach.slice(2).map((wanted) => ({ wanted, requestedAt: at(1), attempts: 0, attempt: 1 })),
        ...oneOfEach.slice(0, 2).map((wanted) => ({ wanted, requestedAt: at(2), attempts: 0, attempt: 1 })),
      ];
      assertSame(await stationWork.claimDue(at(2), at(4), 10), [{ stationId: 'CP-1', claim: 1, items }]);
    },
  },
  {
    name: 'stationWork.claimDue: gives nobody else a station until the lease is over, and then what was begun as it was',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting('A', '1')], at(0));
      const first = await claimOne(store, 0, 5);
      await stationWork.request('CP-1', [aSetting('A', '2')], at(1));
      // Asked for earlier, but begun later.
      await stationWork.request('CP-1', [aSetting('B')], at(-1));
      await isNothingDue(store, 4);
      const second = await claimOne(store, 5);
      assert.notEqual(second.claim, first.claim);
      const [begun, added] = second.items;
      assertSame(begun, first.items[0]);
      assertSame(added?.wanted, aSetting('B'));
      assert.notEqual(added?.attempt, begun?.attempt);
    },
  },
  {
    name: 'stationWork.countDue: counts the stations on which something is due that nobody has, up to a limit',
    async run({ stationWork }) {
      assert.equal(await stationWork.countDue(at(9), 10), 0);
      for (const minute of [1, 2, 3]) await stationWork.request(`CP-${minute}`, oneOfEach, at(minute));
      assert.equal(await stationWork.countDue(at(2), 10), 2);
      assert.equal(await stationWork.countDue(at(9), 2), 2);
      await stationWork.claimDue(at(9), at(11), 1);
      assert.equal(await stationWork.countDue(at(10), 10), 2);
      assert.equal(await stationWork.countDue(at(11), 10), 3);
    },
  },
  {
    name: 'stationWork.claimDue: gives those stations first that have been due for the longest, and no more than asked for',
    async run(store) {
      for (const minute of [3, 1, 5, 2, 4]) {
        await store.stationWork.request(`CP-${minute}`, [aSetting()], at(minute));
      }
      assert.deepEqual(await claimedStations(store, 9, 2), ['CP-1', 'CP-2']);
      assert.deepEqual(await claimedStations(store, 9, 10), ['CP-3', 'CP-4', 'CP-5']);
    },
  },
  {
    name: 'stationWork.claimDue: gives no station to two callers at once, and leaves none',
    async run(store) {
      const stationIds = upTo(20).map((index) => `CP-${String(index).padStart(2, '0')}`);
      for (const stationId of stationIds) await store.stationWork.request(stationId, [aSetting()], at(0));
      const given = await Promise.all(upTo(10).map(() => claimedStations(store, 1, 4)));
      const rest = await claimedStations(store, 1, 100);
      assert.deepEqual([...given.flat(), ...rest].toSorted(), stationIds);
    },
  },
  {
    name: `stationWork.claimDue: gives ${maxClaimedItems} items of a station at most, and the others when these are settled`,
    async run(store) {
      const wanted = upTo(maxClaimedItems + 1).map((index) => aSetting(`K${index}`));
      await store.stationWork.request('CP-1', wanted, at(0));
      const claim = await claimOne(store, 0);
      assert.equal(claim.items.length, maxClaimedItems);
      await store.stationWork.settle(
        claim,
        claim.items.map((item) => accepted(item)),
      );
      assert.equal((await claimOne(store, 0)).items.length, 1);
    },
  },
  {
    name: 'stationWork.settle: what has ended stays so, whatever is said of it later, and is not due again',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting()], at(0));
      const claim = await claimOne(store, 0);
      for (const item of claim.items) {
        const { attempt, wanted } = item;
        await stationWork.settle(claim, [
          { attempt, wanted, status: 'Rejected', reason: 'read only', at: at(1) },
        ]);
        await stationWork.settle(claim, [accepted(item, 2)]);
        await stationWork.settle(claim, [postponed(item, 3)]);
      }
      const ended = {
        status: 'Rejected',
        reason: 'read only',
        attempts: 1,
        dueAt: undefined,
        endedAt: at(1),
      };
      assertSame(await itemsOf(store), [aWorkItem(ended as object)]);
      await isNothingDue(store, 9);
    },
  },
  {
    name: 'stationWork.settle: what came to nothing is due later, as another attempt; that the station was away is none',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting()], at(0));
      for (const [wasAsked, minute, attempts] of [
        [false, 3, 0],
        [true, 5, 1],
      ] as const) {
        const claim = await claimOne(store, minute - 2);
        await stationWork.settle(
          claim,
          claim.items.map((item) => postponed(item, minute, wasAsked)),
        );
        await isNothingDue(store, minute - 1);
        assertSame(await itemsOf(store), [aWorkItem({ attempts, reason: 'no answer', dueAt: at(minute) })]);
      }
      const { items } = await claimOne(store, 5);
      assertSame(items, [
        { attempt: 3, wanted: aSetting(), requestedAt: at(0), attempts: 1, reason: 'no answer' },
      ]);
    },
  },
  {
    name: 'stationWork.settle: what the station was asked before may end without an attempt',
    async run(store) {
      await store.stationWork.request('CP-1', [aSetting()], at(0));
      for (const [minute, attempts] of [
        [0, 1],
        [3, 1],
      ] as const) {
        const claim = await claimOne(store, minute);
        await store.stationWork.settle(
          claim,
          claim.items.map((item) =>
            minute === 0 ? postponed(item, 3) : { ...accepted(item, 4), wasAsked: false },
          ),
        );
        assert.deepEqual(
          (await itemsOf(store)).map((item) => item.attempts),
          [attempts],
        );
      }
    },
  },
  {
    name: 'stationWork.settle: gives up a station of which nothing is said, with what was begun as it was',
    async run(store) {
      await store.stationWork.request('CP-1', [aSetting()], at(0));
      const claim = await claimOne(store, 0, 9);
      await store.stationWork.settle(claim, []);
      assertSame((await claimOne(store, 1)).items, claim.items);
    },
  },
  {
    name: 'stationWork.settle: a claim that is over keeps what came of it, but does not give up the station',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting('A'), aSetting('B')], at(0));
      const first = await claimOne(store, 0, 1);
      const second = await claimOne(store, 1, 8);
      const [a, b] = first.items;
      assert.ok(a && b, 'expected two items');
      await stationWork.settle(first, [accepted(a)]);
      assert.deepEqual(
        (await itemsOf(store)).map(({ status }) => status),
        ['Accepted', 'Pending'],
      );
      await isNothingDue(store, 8);
      await stationWork.settle(second, [postponed(a, 2), accepted(b)]);
      assert.deepEqual(
        (await itemsOf(store)).map(({ status }) => status),
        ['Accepted', 'Accepted'],
      );
    },
  },
  {
    name: 'stationWork.settle: what is wanted otherwise by now is due, whatever came of what was wanted before',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting('A', '1')], at(0));
      const claim = await claimOne(store, 0);
      await stationWork.request('CP-1', [aSetting('A', '2')], at(1));
      await stationWork.settle(
        claim,
        claim.items.map((item) => accepted(item)),
      );
      const wanted = aSetting('A', '2');
      assertSame(await itemsOf(store), [aWorkItem({ wanted, requestedAt: at(1), dueAt: at(1) })]);
      const { items } = await claimOne(store, 1);
      assertSame(items, [{ attempt: 2, wanted, requestedAt: at(1), attempts: 0 }]);
    },
  },
  {
    name: 'stationWork.settle: what is asked for again in the meantime is settled with what was wanted',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting()], at(0));
      const claim = await claimOne(store, 0);
      await stationWork.request('CP-1', [aSetting()], at(1));
      await stationWork.settle(
        claim,
        claim.items.map((item) => accepted(item, 2)),
      );
      await isNothingDue(store, 9);
    },
  },
  {
    name: 'stationWork.settle: a station of which nothing is known stays so',
    async run(store) {
      await store.stationWork.settle({ stationId: 'CP-1', claim: 1 }, []);
      assertSame(await itemsOf(store), []);
      await isNothingDue(store, 1);
    },
  },
  {
    name: 'stationWork.settle: a value that is secret is kept as long as it waits, and not once it has ended',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting('Key', 'secret')], at(0));
      const first = await claimOne(store, 0);
      await stationWork.settle(
        first,
        first.items.map((item) => postponed(item, 3)),
      );
      const second = await claimOne(store, 3);
      assertSame(
        second.items.map(({ wanted }) => wanted),
        [aSetting('Key', 'secret')],
      );
      await stationWork.settle(
        second,
        second.items.map((item) => ({ ...accepted(item, 4), isSecret: true })),
      );
      const ended = { status: 'Accepted', attempts: 2, dueAt: undefined, endedAt: at(4) } as const;
      const blank = aWorkItem({ wanted: aSetting('Key', ''), ...ended, isBlank: true });
      assertSame(await itemsOf(store), [blank]);
      await stationWork.request('CP-1', [aSetting('Key', 'secret')], at(0));
      assertSame(await itemsOf(store), [blank]);
      await stationWork.request('CP-1', [aSetting('Key', 'secret')], at(5));
      const wanted = aSetting('Key', 'secret');
      assertSame(await itemsOf(store), [aWorkItem({ wanted, requestedAt: at(5), dueAt: at(5) })]);
    },
  },
  {
    name: 'stationWork.wake: what is pending is due at once, and what is not stays as it is',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting('A'), aSetting('B')], at(0));
      const claim = await claimOne(store, 0);
      const [a, b] = claim.items;
      assert.ok(a && b, 'expected two items');
      await stationWork.settle(claim, [accepted(a), postponed(b, 30)]);
      const [ended] = await itemsOf(store);
      assert.equal(await stationWork.wake('CP-1', at(2)), true);
      assertSame((await itemsOf(store))[0], ended);
      assert.deepEqual(
        (await claimOne(store, 2)).items.map(({ wanted }) => wanted),
        [aSetting('B')],
      );
    },
  },
  {
    name: 'stationWork.wake: tells that nothing is due of a station of which nothing is wanted, or any more',
    async run(store) {
      const { stationWork } = store;
      assert.equal(await stationWork.wake('CP-1', at(0)), false);
      await stationWork.request('CP-1', [aSetting()], at(0));
      const claim = await claimOne(store, 0);
      assert.equal(await stationWork.wake('CP-1', at(1)), false);
      await stationWork.settle(
        claim,
        claim.items.map((item) => accepted(item)),
      );
      assert.equal(await stationWork.wake('CP-1', at(1)), false);
      await isNothingDue(store, 2);
    },
  },
  {
    name: 'stationWork.wake: does not take a station from whoever has it, but what comes to nothing is due at once again',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [aSetting()], at(0));
      const claim = await claimOne(store, 0, 9);
      await stationWork.wake('CP-1', at(1));
      await isNothingDue(store, 8);
      await stationWork.settle(
        claim,
        claim.items.map((item) => postponed(item, 30, false)),
      );
      const again = await claimOne(store, 1);
      await stationWork.settle(
        again,
        again.items.map((item) => postponed(item, 30, false)),
      );
      await isNothingDue(store, 29);
    },
  },
];
