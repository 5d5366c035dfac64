import { addRemoval, type Codec, codecOf, isRemoved, type Removal } from '@csms/store';
import { changeRecords } from './change-records.js';
import type { Database } from './database.js';
import type { Position } from './pages.js';
import { createStationMemos } from './station-memos.js';
import { createStationRecords, type RecordCollection, type StationRecords } from './station-records.js';
import { inStation, type StationUnit } from './station-unit.js';

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
 * Makes the records of a collection.
 *
 * @param isMeant whether criteria mean a record
 */
export function createRemovableRecords<T extends { readonly at: Date }, P extends Position, Criteria>(
  database: Database,
  collection: RecordCollection<T, P>,
  isMeant: (record: T, criteria: Criteria) => boolean,
): RemovableRecords<T, P, Criteria> {
  const records = createStationRecords(collection);
  // Criteria are texts and numbers.
  const codec = codecOf<readonly Removal<unknown>[]>([{ at: 'date' }]) as Codec<readonly Removal<Criteria>[]>;
  const memos = createStationMemos('removed', codec);

  async function remove(
    unit: StationUnit,
    removal: Removal<Criteria>,
  ): Promise<readonly Removal<Criteria>[]> {
    const removals = addRemoval(memos.read(unit) ?? [], removal);
    memos.write(unit, removals);
    const known = await records.all(unit);
    const gone = known.filter((record) => isRemoved(record, [removal], isMeant));
    records.remove(unit, gone.map(records.keyOf));
    return removals;
  }

  return {
    records,

    record: (stationId, told, replaced) =>
      inStation(database, collection.name, stationId, async (unit) => {
        const removals = replaced ? await remove(unit, replaced) : (memos.read(unit) ?? []);
        await changeRecords(unit, records, {
          told,
          keyOf: records.keyOf,
          merge: (known, each) =>
            (known && known.at > each.at) || isRemoved(each, removals, isMeant) ? known : each,
        });
      }),

    remove: (stationId, criteria, at) =>
      inStation(database, collection.name, stationId, async (unit) => {
        await remove(unit, { criteria, at });
      }),
  };
}
