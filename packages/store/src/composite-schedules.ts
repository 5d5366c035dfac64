import type { ChargingSchedule } from './charging-schedules.js';
import type { LatestByEvseStore, OfEvse } from './latest-by-evse.js';

/** What a station said that all its profiles and limits together come to (1.6 and 2.0.1, GetCompositeSchedule). */
export interface CompositeSchedule extends OfEvse {
  /** When the schedule's periods begin to count; absent where the station does not say (1.6). */
  readonly startsAt?: Date;
  readonly schedule: ChargingSchedule;
}

/** What stations said that their profiles and limits come to. */
export type CompositeScheduleStore = LatestByEvseStore<CompositeSchedule>;
