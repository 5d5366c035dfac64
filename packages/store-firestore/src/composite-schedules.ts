import { type CompositeSchedule, type CompositeScheduleStore, codecOf } from '@csms/store';
import type { Database } from './database.js';
import { createLatestByEvse } from './latest-by-evse.js';

const codec = codecOf<CompositeSchedule>({ startsAt: 'date', schedule: { startsAt: 'date' }, at: 'date' });

/** Makes a store of composite schedules. */
export function createCompositeScheduleStore(database: Database): CompositeScheduleStore {
  const { record, list } = createLatestByEvse(database, 'compositeSchedules', 'composite schedules', codec);
  return { record, list };
}
