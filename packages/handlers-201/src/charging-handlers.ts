import type { ChargingScheduler } from '@csms/services';
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
  >;
  readonly chargingScheduler: ChargingScheduler;
}

/** Handlers of what stations tell of smart charging and reservations. */
export function chargingHandlers({
  store: { calls, chargingLimits, chargingProfiles, evChargingNeeds, evChargingSchedules, reservations },
  chargingScheduler,
}: ChargingHandlersDeps) {
  return {
    ClearedChargingLimit: clearedChargingLimit({ chargingLimits }),
    NotifyChargingLimit: notifyChargingLimit({ chargingLimits }),
    NotifyEVChargingNeeds: notifyEVChargingNeeds({ chargingScheduler, evChargingNeeds }),
    NotifyEVChargingSchedule: notifyEVChargingSchedule({ evChargingSchedules }),
    ReportChargingProfiles: reportChargingProfiles({ calls, chargingProfiles }),
    ReservationStatusUpdate: reservationStatusUpdate({ reservations }),
  };
}
