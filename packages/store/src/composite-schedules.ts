import type { ChargingSchedule } from './charging-schedules.js';
import type { LatestByEvseStore, OfEvse } from './latest-by-evse.js';

/**
 * What all profiles and limits of an EVSE come to together, as its station said (1.6 and 2.0.1, GetCompositeSchedule).
 */
export interface CompositeSchedule extends OfEvse {
  /** When the schedule's periods begin to count; absent where the station does not say (1.6). */
  readonly startsAt?: Date;
  readonly schedule: ChargingSchedule;
}

/** Composite schedules of stations. */
export type CompositeScheduleStore = LatestByEvseStore<CompositeSchedule>;
