import type { ChargingSchedule, EvChargingNeeds } from '@csms/store';

/** An EV that says what it needs, in a transaction. */
export interface EvChargingSession {
  readonly stationId: string;
  readonly transactionId: string;
  readonly needs: EvChargingNeeds;
  /** The most periods that the EV and its station take in a schedule (2.0.1 K15.FR.07). */
  readonly maxPeriods: number;
}

/** What an EV is answered that says what it needs, and its schedule. */
export type EvChargingPlan =
  /** It is sent this schedule at once. */
  | { readonly answer: 'Accepted'; readonly schedule: ChargingSchedule }
  /**
   * There will be a schedule, `Processing`: whoever makes it has it sent within 60 s of the needs (K15.FR.08). Or there
   * will be none, `Rejected`: the EV charges by the profiles and limits that are there.
   */
  | { readonly answer: 'Processing' | 'Rejected' };

/** Makes charging schedules for EVs that say what they need (2.0.1 K15, K16, K17). */
export interface ChargingScheduler {
  /**
   * Plans how an EV charges (K15.FR.03 to K15.FR.05). The same needs may be asked about more than once, and have the same
   * plan then; the first answer that is kept counts. A schedule of more periods than there may be is cut to fit.
   */
  plan(session: EvChargingSession): Promise<EvChargingPlan>;
}

/** A scheduler that makes no schedules (K15.FR.04): EVs charge by the profiles and limits that are there. */
export const noChargingSchedules: ChargingScheduler = { plan: async () => ({ answer: 'Rejected' }) };
