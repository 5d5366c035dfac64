import {
  cursorsOf,
  foldCase,
  isLocalListRowOver,
  type LocalList,
  type LocalListEntry,
  type LocalListEvent,
  type LocalListMoment,
  type LocalListRow,
  type LocalListStore,
  localListChanges,
  mergeLocalList,
  mergeLocalListRow,
  versionEvent,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

interface StationList {
  list: LocalList;
  /** By uid, case folded. */
  readonly rows: Map<string, LocalListRow>;
}

const byUid: ListOrder<LocalListEntry, [string]> = {
  cursors: cursorsOf('local-list', 'string'),
  positionOf: ({ uid }) => [foldCase(uid)],
  direction: 'ascending',
};

/** Makes a store of local lists. */
export function createLocalListStore(stationMaps: StationMaps): LocalListStore {
  const stations = stationMaps.map<StationList>();

  function record(
    stationId: string,
    event: LocalListEvent,
    changes: ReadonlyMap<string, LocalListRow>,
  ): void {
    const known = stations.get(stationId);
    const list = mergeLocalList(known?.list, { ...event, at: copyDate(event.at) });
    const rows = known?.rows ?? new Map<string, LocalListRow>();
    for (const [key, row] of changes) rows.set(key, mergeLocalListRow(rows.get(key), row));
    for (const [key, row] of rows) if (isLocalListRowOver(row, list)) rows.delete(key);
    stations.set(stationId, { list, rows });
  }

  return {
    async recordUpdate(stationId, update) {
      const kept = { ...update, at: copyDate(update.at), entries: update.entries.map(copyEntry) };
      record(stationId, kept, localListChanges(kept));
    },

    async recordVersion(stationId, { version, at }) {
      record(stationId, versionEvent({ version, at }), new Map());
    },

    async recordFailure(stationId, { version, at }) {
      record(stationId, { kind: 'failed', version, at }, new Map());
    },

    async find(stationId) {
      const found = stations.get(stationId);
      return found && copyList(found.list);
    },

    async listEntries(stationId, request) {
      const found = stations.get(stationId);
      const rows = found?.list.areEntriesKnown ? [...found.rows.values()] : [];
      const all = rows.flatMap(({ entry }) => entry ?? []);
      const { items, ...next } = pageOf({ items: all, isSorted: false }, byUid, request);
      return { items: items.map(copyEntry), ...next };
    },
  };
}

function copyEntry(entry: LocalListEntry): LocalListEntry {
  return entry.expiresAt ? { ...entry, expiresAt: copyDate(entry.expiresAt) } : { ...entry };
}

function copyList({ merge: { full, doubted }, ...list }: LocalList): LocalList {
  return {
    ...list,
    at: copyDate(list.at),
    merge: {
      ...(full && { full: copyMoment(full) }),
      ...(doubted && { doubted: copyMoment(doubted) }),
    },
  };
}

function copyMoment({ version, at }: LocalListMoment): LocalListMoment {
  return { version, at: copyDate(at) };
}
