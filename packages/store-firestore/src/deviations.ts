import {
  addDeviation,
  codecOf,
  cursorsOf,
  type DeviationRecord,
  type DeviationStore,
  maxDeviations,
} from '@csms/store';
import type { Database } from './database.js';
import { groupBy } from './group-by.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';

const byLastMet: ListOrder<DeviationRecord, [number, string]> = {
  cursors: cursorsOf('deviations', 'number', 'string'),
  positionOf: (record) => [record.lastAt.getTime(), nameOf(record)],
  direction: 'descending',
};

/** Makes a store of deviations. */
export function createDeviationStore(database: Database): DeviationStore {
  const records = createStationRecords<DeviationRecord, [string]>({
    name: 'deviations',
    keyOf: (record) => [nameOf(record)],
    codec: codecOf<DeviationRecord>({ firstAt: 'date', lastAt: 'date' }),
    timeOf: ({ lastAt }) => lastAt,
    bound: { max: maxDeviations },
  });
  return {
    async record(met) {
      const changes = [...met].flatMap(([stationId, told]) =>
        [...groupBy(told, nameOf)].map(([name, [first, ...others]]) =>
          records.change(database, stationId, [name], (known) =>
            others.reduce(addDeviation, addDeviation(known, first)),
          ),
        ),
      );
      await Promise.all(changes);
    },

    list: (stationId, request) => records.list(database, stationId, byLastMet, request, { orderBy: 'atMs' }),
  };
}

function nameOf({ rule, action, field }: Pick<DeviationRecord, 'rule' | 'action' | 'field'>): string {
  return JSON.stringify([rule, action, field]);
}
