import type { EvChargingSchedule, EvChargingScheduleStore } from '@csms/store';
import { copySchedule } from './charging-schedules.js';
import { copyDate } from './copies.js';
import { createLatestByEvse } from './latest-by-evse.js';

/** Makes a store of how EVs say that they will charge. */
export function createEvChargingScheduleStore(): EvChargingScheduleStore {
  const { record, list } = createLatestByEvse<EvChargingSchedule>(
    'EV charging schedules',
    ({ evseId, startsAt, schedule, at }) => ({
      evseId,
      startsAt: copyDate(startsAt),
      schedule: copySchedule(schedule),
      at: copyDate(at),
    }),
  );
  return { record, list };
}
