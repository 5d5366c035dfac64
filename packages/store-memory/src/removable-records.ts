import { addRemoval, isRemoved, type Removal } from '@csms/store';
import { createLatestRecords } from './latest-records.js';
import type { StationMaps } from './station-maps.js';

/** How records are told apart, and which of them criteria mean. */
export interface RemovableRules<Stored, Criteria> {
  readonly max: number;
  readonly keyOf: (record: Stored) => string;
  readonly isMeant: (record: Stored, criteria: Criteria) => boolean;
  readonly copy: (record: Stored) => Stored;
}

/** Records of stations, and removals of them by criteria, in whatever order these come. */
export interface RemovableRecords<Stored, Criteria> {
  /** Keeps a copy of a record in place of the one of its key, unless that one is later or a later removal means it. */
  record(stationId: string, told: Stored): void;
  remove(stationId: string, criteria: Criteria, at: Date): void;
  /** The records of a station. */
  of(stationId: string): Stored[];
}

/** Makes records without any. */
export function createRemovableRecords<Stored extends { readonly at: Date }, Criteria extends object>(
  stationMaps: StationMaps,
  { max, keyOf, isMeant, copy }: RemovableRules<Stored, Criteria>,
): RemovableRecords<Stored, Criteria> {
  const records = createLatestRecords<Stored>(stationMaps, max, ({ at }) => at);
  const removals = stationMaps.map<readonly Removal<Criteria>[]>();
  const removalsOf = (stationId: string) => removals.get(stationId) ?? [];

  return {
    record(stationId, told) {
      const known = records.of(stationId).get(keyOf(told));
      if (known && known.at > told.at) return;
      if (isRemoved(told, removalsOf(stationId), isMeant)) return;
      records.set(stationId, keyOf(told), copy(told));
    },

    remove(stationId, criteria, at) {
      const removal = { criteria: structuredClone(criteria), at: new Date(at) };
      removals.set(stationId, addRemoval(removalsOf(stationId), removal));
      for (const [key, record] of records.of(stationId)) {
        if (isRemoved(record, [removal], isMeant)) records.delete(stationId, key);
      }
    },

    of: (stationId) => [...records.of(stationId).values()],
  };
}
