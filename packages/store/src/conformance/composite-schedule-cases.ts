import type { CompositeSchedule } from '../composite-schedules.js';
import { assertSame } from './assertions.js';
import { aSchedule, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { latestByEvseCases } from './latest-by-evse-cases.js';

/** What a store of composite schedules does. */
export const compositeScheduleCases: readonly ConformanceCase[] = [
  {
    name: 'compositeSchedules.record: the begin may be unknown',
    async run({ compositeSchedules }) {
      const item: CompositeSchedule = { evseId: 1, schedule: aSchedule(), at: at(0) };
      await compositeSchedules.record('CP-1', item);
      assertSame((await compositeSchedules.list('CP-1', { limit: 1 })).items, [item]);
    },
  },
  ...latestByEvseCases<CompositeSchedule>({
    name: 'compositeSchedules',
    of: ({ compositeSchedules }) => compositeSchedules,
    make: (evseId, time, schedule) => ({ evseId, startsAt: at(7), schedule, at: time }),
  }),
];
