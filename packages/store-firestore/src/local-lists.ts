import {
  codecOf,
  cursorsOf,
  foldCase,
  isLocalListRowOver,
  type LocalList,
  type LocalListEntry,
  type LocalListEvent,
  type LocalListRow,
  type LocalListStore,
  localListChanges,
  mergeLocalList,
  mergeLocalListRow,
  versionEvent,
} from '@csms/store';
import { ofStation } from './collections.js';
import type { Content, Database } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';
import { inStation, type Kept, type StationUnit } from './station-unit.js';

const listCodec = codecOf<LocalList>({
  at: 'date',
  merge: { full: { at: 'date' }, doubted: { at: 'date' } },
});
const rowCodec = codecOf<LocalListRow>({ at: 'date', entry: { expiresAt: 'date' } });

const byUid: ListOrder<LocalListEntry, [string]> = {
  cursors: cursorsOf('local-list', 'string'),
  positionOf: ({ uid }) => [foldCase(uid)],
  direction: 'ascending',
};

/** The collections of the list, and of what is on it or was taken off. */
const lists = 'localLists';
const listId = 'list';
const rows = 'localListEntries';

/** Makes a store of local lists, of which each entry is a document. */
export function createLocalListStore(database: Database): LocalListStore {
  async function find(stationId: string): Promise<LocalList | undefined> {
    const [document] = await database.get([[...ofStation(stationId, lists), listId]]);
    return document && listCodec.decode(document.record);
  }

  function record(
    stationId: string,
    event: LocalListEvent,
    changes: ReadonlyMap<string, LocalListRow>,
  ): Promise<void> {
    return inStation(database, lists, stationId, async (unit) => {
      const [known] = await unit.get(lists, [listId]);
      const list = mergeLocalList(known && listCodec.decode(known.record), event);
      // A full list removes all older entries. Other events concern only the entries that they name.
      const concerned = event.kind === 'full' ? await unit.all(rows) : await unit.get(rows, idsOf(changes));
      changeRows(unit, list, concerned, changes);
      unit.put(lists, listId, { fields: {}, record: listCodec.encode(list) });
    });
  }

  return {
    recordUpdate: (stationId, update) => record(stationId, update, localListChanges(update)),

    recordVersion: (stationId, { version, at }) =>
      record(stationId, versionEvent({ version, at }), new Map()),

    recordFailure: (stationId, { version, at }) =>
      record(stationId, { kind: 'failed', version, at }, new Map()),

    find,

    async listEntries(stationId, request) {
      const [list, page] = await Promise.all([
        find(stationId),
        readPage(
          database,
          {
            collection: ofStation(stationId, rows),
            equal: { isOnList: 1 },
            decode: ({ record: row }) => rowCodec.decode(row).entry as LocalListEntry,
          },
          byUid,
          request,
        ),
      ]);
      return list?.areEntriesKnown ? page : { items: [] };
    },
  };
}

function idsOf(changes: ReadonlyMap<string, LocalListRow>): readonly string[] {
  return [...changes.keys()].map((uid) => documentId(uid));
}

/** Merges changes into the rows of a list that they concern, and removes those that can be dropped. */
function changeRows(
  unit: StationUnit,
  list: LocalList,
  concerned: readonly (Kept | undefined)[],
  changes: ReadonlyMap<string, LocalListRow>,
): void {
  const known = new Map(
    concerned.flatMap((row) => (row ? [[row.id, rowCodec.decode(row.record)] as const] : [])),
  );
  const merged = new Map(known);
  for (const [uid, row] of changes) {
    const id = documentId(uid);
    merged.set(id, mergeLocalListRow(merged.get(id), row));
  }
  for (const [id, row] of merged) {
    if (!isLocalListRowOver(row, list)) {
      if (row !== known.get(id)) unit.put(rows, id, contentOf(row));
    } else if (known.has(id)) {
      unit.remove(rows, id);
    }
  }
}

function contentOf(row: LocalListRow): Content {
  return { fields: { isOnList: row.entry ? 1 : undefined }, record: rowCodec.encode(row) };
}
