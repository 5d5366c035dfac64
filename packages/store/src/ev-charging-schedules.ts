import type { ChargingSchedule } from './charging-schedules.js';
import type { LatestByEvseStore, OfEvse } from './latest-by-evse.js';

/** How an EV will charge, as it says (2.0.1 K15, K17, NotifyEVChargingSchedule). */
export interface EvChargingSchedule extends OfEvse {
  /** When the schedule's periods begin to count. */
  readonly startsAt: Date;
  readonly schedule: ChargingSchedule;
}

/** How EVs will charge, as they say. */
export type EvChargingScheduleStore = LatestByEvseStore<EvChargingSchedule>;
