import type { ChargingSchedule } from './charging-schedules.js';
import type { LatestByEvseStore, OfEvse } from './latest-by-evse.js';

/** How an EV says that it will charge (2.0.1 K15, K17, NotifyEVChargingSchedule). */
export interface EvChargingSchedule extends OfEvse {
  /** When the schedule's periods begin to count. */
  readonly startsAt: Date;
  readonly schedule: ChargingSchedule;
}

/** How EVs say that they will charge. */
export type EvChargingScheduleStore = LatestByEvseStore<EvChargingSchedule>;
