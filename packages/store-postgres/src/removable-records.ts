import { addRemoval, type Codec, codecOf, isRemoved, type Removal } from '@csms/store';
import { changeRecords } from './change-records.js';
import type { Database, Queries } from './database.js';
import { inStation } from './in-station.js';
import type { Position } from './pages.js';
import { createStationMemos } from './station-memos.js';
import { createStationRecords, type StationRecords, type StationTable } from './station-records.js';

/** Records of stations, and removals of them by criteria, in whatever order these come. */
export interface RemovableRecords<T, P extends Position, Criteria> {
  readonly records: StationRecords<T, P>;
  /**
   * Keeps records in place of those of their keys, unless those are later or a later removal means them; in one go with
   * a removal, if one is given.
   */
  record(stationId: string, told: readonly T[], replaced?: Removal<Criteria>): Promise<void>;
  remove(stationId: string, criteria: Criteria, at: Date): Promise<void>;
}

/**
 * Makes the records of a table.
 *
 * @param isMeant whether criteria mean a record
 */
export function createRemovableRecords<T extends { readonly at: Date }, P extends Position, Criteria>(
  database: Database,
  table: StationTable<T, P>,
  isMeant: (record: T, criteria: Criteria) => boolean,
): RemovableRecords<T, P, Criteria> {
  const records = createStationRecords(table);
  // Criteria are texts and numbers.
  const codec = codecOf<readonly Removal<unknown>[]>([{ at: 'date' }]) as Codec<readonly Removal<Criteria>[]>;
  const memos = createStationMemos(`removed ${table.name}`, codec);

  async function remove(
    queries: Queries,
    stationId: string,
    removal: Removal<Criteria>,
  ): Promise<readonly Removal<Criteria>[]> {
    const removals = addRemoval((await memos.read(queries, stationId)) ?? [], removal);
    await memos.write(queries, stationId, removals);
    const known = await records.all(queries, stationId);
    const gone = known.filter((record) => isRemoved(record, [removal], isMeant));
    await records.remove(queries, stationId, gone.map(records.keyOf));
    return removals;
  }

  return {
    records,

    record: (stationId, told, replaced) =>
      inStation(database, table.name, stationId, async (queries) => {
        const removals = replaced
          ? await remove(queries, stationId, replaced)
          : ((await memos.read(queries, stationId)) ?? []);
        await changeRecords(queries, records, stationId, {
          told,
          keyOf: records.keyOf,
          merge: (known, each) =>
            (known && known.at > each.at) || isRemoved(each, removals, isMeant) ? known : each,
        });
      }),

    remove: (stationId, criteria, at) =>
      inStation(database, table.name, stationId, async (queries) => {
        await remove(queries, stationId, { criteria, at });
      }),
  };
}
