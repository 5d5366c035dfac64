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
import { text } from './columns.js';
import type { Database, Queries } from './database.js';
import { inStation } from './in-station.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';

const listCodec = codecOf<LocalList>({
  at: 'date',
  merge: { full: { at: 'date' }, doubted: { at: 'date' } },
});
const rowCodec = codecOf<LocalListRow>({ at: 'date', entry: { expiresAt: 'date' } });

const byUid: ListOrder<LocalListEntry, [string]> = {
  cursors: cursorsOf('local-list', 'string'),
  columns: [text('folded_uid')],
  positionOf: ({ uid }) => [foldCase(uid)],
  direction: 'ascending',
};

/** Makes a store of local lists. */
export function createLocalListStore(database: Database): LocalListStore {
  async function find(queries: Queries, stationId: string): Promise<LocalList | undefined> {
    const [row] = await queries.query<RecordRow>(
      'select record::text as record from local_lists where station_id = $1',
      [keyOf(stationId)],
    );
    return row && listCodec.decode(row.record);
  }

  function record(
    stationId: string,
    event: LocalListEvent,
    changes: ReadonlyMap<string, LocalListRow>,
  ): Promise<void> {
    return inStation(database, 'local lists', stationId, async (queries) => {
      const list = mergeLocalList(await find(queries, stationId), event);
      await queries.query(
        `insert into local_lists (station_id, are_entries_known, record) values ($1, $2, $3::text::json)
         on conflict (station_id) do update
         set are_entries_known = excluded.are_entries_known, record = excluded.record`,
        [keyOf(stationId), list.areEntriesKnown, listCodec.encode(list)],
      );
      await changeRows(queries, stationId, list, changes);
    });
  }

  return {
    recordUpdate: (stationId, update) => record(stationId, update, localListChanges(update)),

    recordVersion: (stationId, { version, at }) =>
      record(stationId, versionEvent({ version, at }), new Map()),

    recordFailure: (stationId, { version, at }) =>
      record(stationId, { kind: 'failed', version, at }, new Map()),

    find: (stationId) => find(database, stationId),

    async listEntries(stationId, request) {
      const { items, ...next } = await readPage(
        database,
        {
          select: 'entry.record::text as record',
          from: 'local_list_entries as entry join local_lists as list using (station_id)',
          where: ['station_id = $1', 'are_entries_known', 'is_on_list'],
          values: [keyOf(stationId)],
          decode: ({ record: row }: RecordRow) => rowCodec.decode(row).entry as LocalListEntry,
        },
        byUid,
        request,
      );
      return { items, ...next };
    },
  };
}

/** Merges changes into the rows of a list, and removes those that can be dropped. */
async function changeRows(
  queries: Queries,
  stationId: string,
  list: LocalList,
  changes: ReadonlyMap<string, LocalListRow>,
): Promise<void> {
  const found = await queries.query<RecordRow & { readonly folded_uid: string }>(
    'select folded_uid, record::text as record from local_list_entries where station_id = $1',
    [keyOf(stationId)],
  );
  const known = new Map(found.map(({ folded_uid, record }) => [folded_uid, rowCodec.decode(record)]));
  const rows = new Map(known);
  for (const [uid, row] of changes) rows.set(keyOf(uid), mergeLocalListRow(rows.get(keyOf(uid)), row));
  const over = [...rows].filter(([, row]) => isLocalListRowOver(row, list)).map(([key]) => key);
  for (const key of over) rows.delete(key);
  const changed = [...rows].filter(([key, row]) => row !== known.get(key));
  await queries.query(
    `insert into local_list_entries (station_id, folded_uid, is_on_list, record)
     select $1, folded_uid, is_on_list, record::json
     from unnest($2::text[], $3::boolean[], $4::text[]) as told (folded_uid, is_on_list, record)
     on conflict (station_id, folded_uid) do update
     set is_on_list = excluded.is_on_list, record = excluded.record`,
    [
      keyOf(stationId),
      changed.map(([key]) => key),
      changed.map(([, { entry }]) => entry !== undefined),
      changed.map(([, row]) => rowCodec.encode(row)),
    ],
  );
  await queries.query(
    'delete from local_list_entries where station_id = $1 and folded_uid = any($2::text[])',
    [keyOf(stationId), over.filter((key) => known.has(key))],
  );
}
