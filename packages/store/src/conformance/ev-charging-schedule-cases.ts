import type { EvChargingSchedule } from '../ev-charging-schedules.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { latestByEvseCases } from './latest-by-evse-cases.js';

/** What a store of how EVs will charge does. */
export const evChargingScheduleCases: readonly ConformanceCase[] = latestByEvseCases<EvChargingSchedule>({
  name: 'evChargingSchedules',
  of: ({ evChargingSchedules }) => evChargingSchedules,
  make: (evseId, time, schedule) => ({ evseId, startsAt: at(7), schedule, at: time }),
});
