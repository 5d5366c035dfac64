import type { Store } from '@csms/store';
import { cancelReservationResult } from './results/cancel-reservation.js';
import { clearChargingProfileResult } from './results/clear-charging-profile.js';
import { getChargingProfilesResult } from './results/get-charging-profiles.js';
import { getCompositeScheduleResult } from './results/get-composite-schedule.js';
import { reserveNowResult } from './results/reserve-now.js';
import { setChargingProfileResult } from './results/set-charging-profile.js';

/** What the results of smart charging and reservations work with. */
export interface ChargingResultsDeps {
  readonly store: Pick<Store, 'chargingProfiles' | 'compositeSchedules' | 'reservations'>;
}

/** Handlers of what stations answer to calls of smart charging and reservations. */
export function chargingResults({
  store: { chargingProfiles, compositeSchedules, reservations },
}: ChargingResultsDeps) {
  return {
    CancelReservation: cancelReservationResult({ reservations }),
    ClearChargingProfile: clearChargingProfileResult({ chargingProfiles }),
    GetChargingProfiles: getChargingProfilesResult({ chargingProfiles }),
    GetCompositeSchedule: getCompositeScheduleResult({ compositeSchedules }),
    ReserveNow: reserveNowResult({ reservations }),
    SetChargingProfile: setChargingProfileResult({ chargingProfiles }),
  };
}
