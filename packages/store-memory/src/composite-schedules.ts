import { type CompositeSchedule, type CompositeScheduleStore, cursorsOf, maxEvses } from '@csms/store';
import { copySchedule } from './charging-schedules.js';
import { copyDate } from './copies.js';
import { createLatestOfEach } from './latest-of-each.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of composite schedules. */
export function createCompositeScheduleStore(stationMaps: StationMaps): CompositeScheduleStore {
  const { record, list } = createLatestOfEach<CompositeSchedule, [number]>(stationMaps, {
    max: maxEvses,
    order: {
      cursors: cursorsOf('composite schedules', 'number'),
      positionOf: ({ evseId }) => [evseId],
      direction: 'ascending',
    },
    copy: ({ evseId, startsAt, schedule, at }) => ({
      evseId,
      ...(startsAt && { startsAt: copyDate(startsAt) }),
      schedule: copySchedule(schedule),
      at: copyDate(at),
    }),
  });
  return { record, list };
}
