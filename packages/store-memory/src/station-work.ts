import {
  claimedItems,
  claimWork,
  cursorsOf,
  noWork,
  requestWork,
  type StationWorkStore,
  settleWork,
  shownItem,
  type WorkItem,
  type WorkOfStation,
  wakeWork,
  workDueAt,
  workKey,
} from '@csms/store';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byKey: ListOrder<WorkItem, [string]> = {
  cursors: cursorsOf('stationWork', 'string'),
  positionOf: ({ wanted }) => [workKey(wanted)],
  direction: 'ascending',
};

/** Makes a store of work for stations. */
export function createStationWorkStore(stationMaps: StationMaps): StationWorkStore {
  const stations = stationMaps.map<WorkOfStation>();
  /** When stations are due. It has only those on which work will be due, so looking for due ones skips the others. */
  const due = stationMaps.map<Date>();

  function workOf(stationId: string): WorkOfStation {
    return stations.get(stationId) ?? noWork;
  }

  function keep(stationId: string, work: WorkOfStation): void {
    stations.set(stationId, structuredClone(work));
    const dueAt = workDueAt(work);
    if (dueAt) due.set(stationId, new Date(dueAt));
    else due.delete(stationId);
  }

  return {
    async request(stationId, wanted, at) {
      keep(stationId, requestWork(workOf(stationId), wanted, at));
    },

    async claimDue(now, leaseUntil, limit) {
      const found = [...due].filter(([, dueAt]) => dueAt <= now);
      found.sort(([, a], [, b]) => a.getTime() - b.getTime());
      return found.slice(0, limit).map(([stationId]) => {
        const work = claimWork(workOf(stationId), now, leaseUntil);
        keep(stationId, work);
        return structuredClone({ stationId, claim: work.claims, items: claimedItems(work) });
      });
    },

    async countDue(now, limit) {
      let count = 0;
      for (const dueAt of due.values()) if (dueAt <= now && count < limit) count++;
      return count;
    },

    async settle({ stationId, claim }, outcomes) {
      const work = stations.get(stationId);
      if (work) keep(stationId, settleWork(work, claim, outcomes));
    },

    async wake(stationId, at) {
      const work = stations.get(stationId);
      if (!work) return false;
      keep(stationId, wakeWork(work, at));
      const dueAt = due.get(stationId);
      return dueAt !== undefined && dueAt <= at;
    },

    async list(stationId, kinds, request) {
      const items = workOf(stationId).items.map(shownItem);
      const { items: found, ...next } = pageOf({ items, isSorted: false }, byKey, request, ({ wanted }) =>
        kinds.includes(wanted.kind),
      );
      return { items: found.map((item) => structuredClone(item)), ...next };
    },
  };
}
