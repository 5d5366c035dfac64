import { createKeptRecords } from './kept-records.js';
import type { StationMaps } from './station-maps.js';

/** Records of stations by number. Of each the latest that was told counts, that it is there or that it was cleared. */
export interface ClearableRecords<T> {
  put(stationId: string, records: readonly T[]): void;
  clear(stationId: string, ids: readonly number[], at: Date): void;
  /** Clears what was told before a time, also what is recorded afterwards. */
  clearBefore(stationId: string, time: Date): void;
  /** The records of a station that are there, in no order. */
  of(stationId: string): T[];
}

/** What was last told of the record of a number. */
interface Latest<T> {
  readonly at: Date;
  /** Absent when it was cleared. */
  readonly record?: T;
}

/** Makes records without any, of which `max` are kept, those that were cleared among them. */
export function createClearableRecords<T extends { readonly at: Date }>(
  stationMaps: StationMaps,
  max: number,
  idOf: (record: T) => number,
): ClearableRecords<T> {
  const latest = createKeptRecords<Latest<T>>(stationMaps, { max });
  return {
    put(stationId, records) {
      latest.put(
        stationId,
        records,
        (record) => String(idOf(record)),
        (known, record) => latestOf(known, { at: record.at, record }),
      );
    },
    clear(stationId, ids, at) {
      latest.put(stationId, ids, String, (known) => latestOf(known, { at }));
    },
    clearBefore: latest.removeBefore,
    of: (stationId) => latest.of(stationId).flatMap(({ record }) => record ?? []),
  };
}

/** Of the same time the one that comes. */
function latestOf<T extends { readonly at: Date }>(known: T | undefined, told: T): T {
  return known && known.at > told.at ? known : told;
}
