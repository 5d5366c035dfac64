import { cursorsOf, type EvChargingSchedule, type EvChargingScheduleStore, maxEvses } from '@csms/store';
import { copySchedule } from './charging-schedules.js';
import { copyDate } from './copies.js';
import { createLatestOfEach } from './latest-of-each.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of how EVs will charge. */
export function createEvChargingScheduleStore(stationMaps: StationMaps): EvChargingScheduleStore {
  const { record, list } = createLatestOfEach<EvChargingSchedule, [number]>(stationMaps, {
    max: maxEvses,
    order: {
      cursors: cursorsOf('EV charging schedules', 'number'),
      positionOf: ({ evseId }) => [evseId],
      direction: 'ascending',
    },
    copy: ({ evseId, startsAt, schedule, at }) => ({
      evseId,
      startsAt: copyDate(startsAt),
      schedule: copySchedule(schedule),
      at: copyDate(at),
    }),
  });
  return { record, list };
}
