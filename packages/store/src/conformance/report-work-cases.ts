import { failedReportRestMs, maxEndedWorkAgeMs, type Wanted, type WorkStatus } from '../station-work.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { aSetting, aWorkItem, claimOne, itemsOf, postponed } from './station-work.js';

const inventory = { kind: 'report', report: 'inventory', of: 'firmware 1' } as const;
const monitors = { kind: 'report', report: 'monitors', of: 'firmware 1', boot: 'boot 1' } as const;

/** When a report that was given up at minute 1 is wanted anew. */
const rested = new Date(at(1).getTime() + failedReportRestMs);

/** Has a report of CP-1 asked for at minute 0, and what came of it at minute 1. */
async function end(
  { stationWork, ...store }: Store,
  wanted: Wanted,
  status: Exclude<WorkStatus, 'Pending'>,
): Promise<void> {
  await stationWork.request('CP-1', [wanted], at(0));
  const claim = await claimOne({ ...store, stationWork }, 0);
  await stationWork.settle(
    claim,
    claim.items.map((item) => ({ attempt: item.attempt, wanted: item.wanted, status, at: at(1) })),
  );
}

/** Asks for a report of CP-1 at a time, and shows that nothing is wanted anew by that, or that it is. */
async function assertAsked(store: Store, wanted: Wanted, time: Date, isAnew: boolean): Promise<void> {
  const before = await itemsOf(store);
  await store.stationWork.request('CP-1', [wanted], time);
  const anew = [aWorkItem({ wanted, requestedAt: time, dueAt: time })];
  assertSame(await itemsOf(store), isAnew ? anew : before);
}

/** What holds for reports that are wanted of stations. */
export const reportWorkCases: readonly ConformanceCase[] = [
  {
    name: 'stationWork.request: a report that was given is wanted anew of another station only',
    async run(store) {
      await end(store, inventory, 'Accepted');
      await assertAsked(store, inventory, at(2), false);
      await assertAsked(store, { ...inventory, of: 'firmware 2' }, at(3), true);
    },
  },
  {
    name: 'stationWork.request: a report that boots matter to is wanted anew after another one',
    async run(store) {
      await end(store, monitors, 'Accepted');
      await assertAsked(store, monitors, at(2), false);
      const { boot: _, ...afterAny } = monitors;
      await assertAsked(store, afterAny, at(2), false);
      await assertAsked(store, { ...monitors, boot: 'boot 2' }, at(3), true);
    },
  },
  {
    name: 'stationWork.request: a report that the station does not have is wanted anew of another station only, whenever that boots',
    async run(store) {
      await end(store, monitors, 'Rejected');
      await assertAsked(store, { ...monitors, boot: 'boot 2' }, rested, false);
      await assertAsked(store, { ...monitors, of: 'firmware 2' }, rested, true);
    },
  },
  {
    name: 'stationWork.request: a report that was given up is wanted anew after a rest',
    async run(store) {
      await end(store, monitors, 'Failed');
      await assertAsked(store, { ...monitors, boot: 'boot 2' }, new Date(rested.getTime() - 1), false);
      await assertAsked(store, monitors, rested, true);
    },
  },
  {
    name: 'stationWork.request: a report that was given up is wanted anew of another station',
    async run(store) {
      await end(store, inventory, 'Failed');
      await assertAsked(store, { ...inventory, of: 'firmware 2' }, at(2), true);
    },
  },
  {
    name: 'stationWork.request: a report that waits and is asked for again is due at once, as often as it was tried',
    async run(store) {
      await store.stationWork.request('CP-1', [inventory], at(0));
      const claim = await claimOne(store, 0);
      await store.stationWork.settle(
        claim,
        claim.items.map((item) => postponed(item, 9)),
      );
      await store.stationWork.request('CP-1', [inventory], at(2));
      const waiting = { wanted: inventory, attempts: 1, reason: 'no answer', dueAt: at(2) };
      assertSame(await itemsOf(store), [aWorkItem(waiting)]);
    },
  },
  {
    name: 'stationWork.request: what came of a report before a boot does not end what is wanted after it',
    async run(store) {
      const { stationWork } = store;
      await stationWork.request('CP-1', [monitors], at(0));
      const claim = await claimOne(store, 0);
      const wanted = { ...monitors, boot: 'boot 2' };
      await stationWork.request('CP-1', [wanted], at(1));
      await stationWork.settle(
        claim,
        claim.items.map((item) => ({
          attempt: item.attempt,
          wanted: item.wanted,
          status: 'Accepted',
          at: at(2),
        })),
      );
      assertSame(await itemsOf(store), [aWorkItem({ wanted, requestedAt: at(1), dueAt: at(1) })]);
    },
  },
  {
    name: 'stationWork.request: what came of a report is not forgotten',
    async run(store) {
      await end(store, inventory, 'Accepted');
      const later = new Date(at(2).getTime() + maxEndedWorkAgeMs);
      await store.stationWork.request('CP-1', [aSetting()], later);
      await store.stationWork.request('CP-1', [inventory], later);
      const statuses = (await itemsOf(store)).map(({ wanted, status }) => [wanted.kind, status]);
      assertSame(statuses, [
        ['report', 'Accepted'],
        ['setting', 'Pending'],
      ]);
    },
  },
];
