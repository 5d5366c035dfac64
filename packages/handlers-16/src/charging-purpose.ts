import type { ChargingProfilePurposeType } from '@csms/ocpp-messages/1.6';

/** The purpose of a charging profile in the words of 2.0.1. */
export function purposeOf(purpose: ChargingProfilePurposeType): string {
  return purpose === 'ChargePointMaxProfile' ? 'ChargingStationMaxProfile' : purpose;
}
