import { codecOf } from '@csms/store';
import { type Change, changeRecords } from './change-records.js';
import type { Queries } from './database.js';
import type { Position } from './pages.js';
import { createStationMemos } from './station-memos.js';
import type { StationRecords } from './station-records.js';

/** Records of stations, of which everything that was told before a time may be gone. Only within `inStation`. */
export interface KeptRecords<T, P extends Position> {
  put<Told>(queries: Queries, stationId: string, change: Change<T, P, Told>): Promise<void>;
  /** Removes what was told before a time, also what is recorded afterwards. */
  removeBefore(queries: Queries, stationId: string, time: Date): Promise<void>;
}

/**
 * Makes records of which the too old ones are removed.
 *
 * @param kind the name of their kind among the records of a station
 * @param since what is left of a record without all that was told before a time
 */
export function createKeptRecords<T, P extends Position>(
  kind: string,
  records: StationRecords<T, P>,
  since: (record: T, time: Date) => T | undefined,
): KeptRecords<T, P> {
  const memos = createStationMemos(kind, codecOf<{ readonly goneBefore: Date }>({ goneBefore: 'date' }));
  return {
    async put(queries, stationId, { told, keyOf, merge }) {
      const memo = await memos.read(queries, stationId);
      await changeRecords(queries, records, stationId, {
        told,
        keyOf,
        merge(known, each) {
          const merged = merge(known, each);
          return merged && memo ? since(merged, memo.goneBefore) : merged;
        },
      });
    },

    async removeBefore(queries, stationId, time) {
      const memo = await memos.read(queries, stationId);
      if (memo && memo.goneBefore >= time) return;
      await memos.write(queries, stationId, { goneBefore: time });
      await changeRecords(queries, records, stationId, {
        told: await records.all(queries, stationId),
        keyOf: records.keyOf,
        merge: (_, record) => since(record, time),
      });
    },
  };
}
