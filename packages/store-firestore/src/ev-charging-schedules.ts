import { codecOf, type EvChargingSchedule, type EvChargingScheduleStore } from '@csms/store';
import type { Database } from './database.js';
import { createLatestByEvse } from './latest-by-evse.js';

const codec = codecOf<EvChargingSchedule>({ startsAt: 'date', schedule: { startsAt: 'date' }, at: 'date' });

/** Makes a store of how EVs will charge. */
export function createEvChargingScheduleStore(database: Database): EvChargingScheduleStore {
  const { record, list } = createLatestByEvse(
    database,
    'evChargingSchedules',
    'EV charging schedules',
    codec,
  );
  return { record, list };
}
