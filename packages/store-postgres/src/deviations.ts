import {
  addDeviation,
  codecOf,
  cursorsOf,
  type DeviationRecord,
  type DeviationStore,
  maxDeviations,
} from '@csms/store';
import { changeRecords } from './change-records.js';
import { text, time } from './columns.js';
import type { Database } from './database.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';

const byLastMet: ListOrder<DeviationRecord, [number, string]> = {
  cursors: cursorsOf('deviations', 'number', 'string'),
  columns: [time('at'), text('deviation')],
  positionOf: (record) => [record.lastAt.getTime(), nameOf(record)],
  direction: 'descending',
};

/** Makes a store of deviations. */
export function createDeviationStore(database: Database): DeviationStore {
  const records = createStationRecords<DeviationRecord, [string]>({
    name: 'deviations',
    key: [text('deviation')],
    keyOf: (record) => [nameOf(record)],
    codec: codecOf<DeviationRecord>({ firstAt: 'date', lastAt: 'date' }),
    timeOf: ({ lastAt }) => lastAt,
    max: maxDeviations,
  });
  return {
    record: (met) =>
      database.transaction(
        async (queries) => {
          for (const [stationId, told] of met) {
            await changeRecords(queries, records, stationId, {
              told,
              keyOf: (deviation) => [nameOf(deviation)],
              merge: addDeviation,
            });
          }
        },
        [...met.keys()].map((stationId) => ['deviations', stationId] as const),
      ),

    list: (stationId, request) => records.list(database, stationId, byLastMet, request),
  };
}

function nameOf({ rule, action, field }: Pick<DeviationRecord, 'rule' | 'action' | 'field'>): string {
  return JSON.stringify([rule, action, field]);
}
