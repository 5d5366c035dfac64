import {
  type ChargingLimit,
  type ChargingLimitCriteria,
  type ChargingLimitStore,
  codecOf,
  cursorsOf,
  isLimitMeant,
  maxChargingLimits,
} from '@csms/store';
import type { Database } from './database.js';
import type { ListOrder } from './pages.js';
import { createRemovableRecords } from './removable-records.js';

const positionOf = ({ evseId, source }: ChargingLimit): [number, string] => [evseId, source];

const byEvseAndSource: ListOrder<ChargingLimit, [number, string]> = {
  cursors: cursorsOf('charging limits', 'number', 'string'),
  positionOf,
  direction: 'ascending',
};

/** Makes a store of charging limits. */
export function createChargingLimitStore(database: Database): ChargingLimitStore {
  const limits = createRemovableRecords<ChargingLimit, [number, string], ChargingLimitCriteria>(
    database,
    {
      name: 'chargingLimits',
      keyOf: positionOf,
      codec: codecOf<ChargingLimit>({ schedules: [{ startsAt: 'date' }], at: 'date' }),
      timeOf: ({ at }) => at,
      bound: { max: maxChargingLimits },
    },
    isLimitMeant,
  );
  return {
    record: (stationId, limit) => limits.record(stationId, [limit]),
    recordRemoved: limits.remove,
    list: (stationId, request) => limits.records.list(database, stationId, byEvseAndSource, request),
  };
}
