import { codecOf } from '@csms/store';
import { type Change, changeRecords } from './change-records.js';
import type { Position } from './pages.js';
import { createStationMemos } from './station-memos.js';
import type { StationRecords } from './station-records.js';
import type { StationUnit } from './station-unit.js';

/** Records of stations, of which everything that was told before a time may be gone. */
export interface KeptRecords<T, P extends Position> {
  put<Told>(unit: StationUnit, change: Change<T, P, Told>): Promise<void>;
  /** Removes what was told before a time, also what is recorded afterwards. */
  removeBefore(unit: StationUnit, time: Date): Promise<void>;
}

/**
 * Makes records of which the too old ones are removed.
 *
 * @param since what is left of a record without all that was told before a time
 */
export function createKeptRecords<T, P extends Position>(
  records: StationRecords<T, P>,
  since: (record: T, time: Date) => T | undefined,
): KeptRecords<T, P> {
  const memos = createStationMemos('kept', codecOf<{ readonly goneBefore: Date }>({ goneBefore: 'date' }));
  return {
    async put(unit, { told, keyOf, merge }) {
      const memo = memos.read(unit);
      await changeRecords(unit, records, {
        told,
        keyOf,
        merge(known, each) {
          const merged = merge(known, each);
          return merged && memo ? since(merged, memo.goneBefore) : merged;
        },
      });
    },

    async removeBefore(unit, time) {
      const memo = memos.read(unit);
      if (memo && memo.goneBefore >= time) return;
      memos.write(unit, { goneBefore: time });
      for (const record of await records.all(unit)) {
        const left = since(record, time);
        if (!left) records.remove(unit, [records.keyOf(record)]);
        else if (left !== record && records.codec.encode(left) !== records.codec.encode(record)) {
          records.put(unit, [left]);
        }
      }
    },
  };
}
