import type { EvChargingAnswer, EvChargingNeeds } from '@csms/store';

/** Makes charging schedules for EVs that say what they need. */
export interface ChargingScheduler {
  /**
   * Whether a schedule follows: `Accepted` when one does, `Processing` when it takes some time, `Rejected` when none does
   * (2.0.1 K15.FR.03 to K15.FR.05). One that follows is due 60 s after the needs were received (K15.FR.08). The same
   * needs may be asked about more than once, and the first answer that is kept counts.
   */
  answer(stationId: string, needs: EvChargingNeeds): Promise<EvChargingAnswer>;
}

/** A scheduler that makes no schedules (K15.FR.04): the EV charges by the profiles and limits that are there. */
export const noChargingSchedules: ChargingScheduler = { answer: async () => 'Rejected' };
