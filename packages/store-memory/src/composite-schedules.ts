import type { CompositeSchedule, CompositeScheduleStore } from '@csms/store';
import { copySchedule } from './charging-schedules.js';
import { copyDate } from './copies.js';
import { createLatestByEvse } from './latest-by-evse.js';

/** Makes a store of what stations said that their profiles and limits come to. */
export function createCompositeScheduleStore(): CompositeScheduleStore {
  const { record, list } = createLatestByEvse<CompositeSchedule>(
    'composite schedules',
    ({ evseId, startsAt, schedule, at }) => ({
      evseId,
      ...(startsAt && { startsAt: copyDate(startsAt) }),
      schedule: copySchedule(schedule),
      at: copyDate(at),
    }),
  );
  return { record, list };
}
