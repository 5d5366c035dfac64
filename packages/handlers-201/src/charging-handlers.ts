import type { ChargingScheduler, StationSetUp } from '@csms/services';
import type { Store } from '@csms/store';
import { clearedChargingLimit } from './cleared-charging-limit.js';
import { notifyChargingLimit } from './notify-charging-limit.js';
import { notifyEVChargingNeeds } from './notify-ev-charging-needs.js';
import { notifyEVChargingSchedule } from './notify-ev-charging-schedule.js';
import { reportChargingProfiles } from './report-charging-profiles.js';
import { reservationStatusUpdate } from './reservation-status-update.js';

/** What the handlers of smart charging and reservations work with. */
export interface ChargingHandlersDeps {
  readonly store: Pick<
    Store,
    | 'calls'
    | 'chargingLimits'
    | 'chargingProfiles'
    | 'evChargingNeeds'
    | 'evChargingSchedules'
    | 'reservations'
    | 'stationWork'
    | 'transactions'
  >;
  readonly chargingScheduler: ChargingScheduler;
  readonly stationSetUp: Pick<StationSetUp, 'maxSchedulePeriods'>;
}

/** Handlers of what stations tell of smart charging and reservations. */
export function chargingHandlers({ store, chargingScheduler, stationSetUp }: ChargingHandlersDeps) {
  const { calls, chargingLimits, chargingProfiles, evChargingNeeds, evChargingSchedules } = store;
  const { reservations, stationWork, transactions } = store;
  return {
    ClearedChargingLimit: clearedChargingLimit({ chargingLimits }),
    NotifyChargingLimit: notifyChargingLimit({ chargingLimits }),
    NotifyEVChargingNeeds: notifyEVChargingNeeds({
      chargingScheduler,
      chargingProfiles,
      evChargingNeeds,
      stationSetUp,
      stationWork,
      transactions,
    }),
    NotifyEVChargingSchedule: notifyEVChargingSchedule({ evChargingSchedules }),
    ReportChargingProfiles: reportChargingProfiles({ calls, chargingProfiles }),
    ReservationStatusUpdate: reservationStatusUpdate({ reservations }),
  };
}
