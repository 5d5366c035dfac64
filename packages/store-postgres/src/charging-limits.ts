import {
  type ChargingLimit,
  type ChargingLimitCriteria,
  type ChargingLimitStore,
  codecOf,
  cursorsOf,
  isLimitMeant,
  maxChargingLimits,
} from '@csms/store';
import { integer, text } from './columns.js';
import type { Database } from './database.js';
import type { ListOrder } from './pages.js';
import { createRemovableRecords } from './removable-records.js';

const key = [integer('evse_id'), text('source')] as const;
const positionOf = ({ evseId, source }: ChargingLimit): [number, string] => [evseId, source];

const byEvseAndSource: ListOrder<ChargingLimit, [number, string]> = {
  cursors: cursorsOf('charging limits', 'number', 'string'),
  columns: key,
  positionOf,
  direction: 'ascending',
};

/** Makes a store of charging limits. */
export function createChargingLimitStore(database: Database): ChargingLimitStore {
  const limits = createRemovableRecords<ChargingLimit, [number, string], ChargingLimitCriteria>(
    database,
    {
      name: 'charging_limits',
      key,
      keyOf: positionOf,
      codec: codecOf<ChargingLimit>({ schedules: [{ startsAt: 'date' }], at: 'date' }),
      timeOf: ({ at }) => at,
      max: maxChargingLimits,
    },
    isLimitMeant,
  );
  return {
    record: (stationId, limit) => limits.record(stationId, [limit]),
    recordRemoved: limits.remove,
    list: (stationId, request) => limits.records.list(database, stationId, byEvseAndSource, request),
  };
}
