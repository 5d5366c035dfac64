import type { ChargingProfileType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { ChargingProfile } from '@csms/store';
import { parseOptional, scheduleOf } from './charging-schedule.js';

/** A charging profile as a station or a request of ours has it. */
export function profileOf(profile: ChargingProfileType): ChargingProfile {
  const { id, stackLevel, chargingProfilePurpose, chargingProfileKind, recurrencyKind } = profile;
  return definedFields({
    profileId: id,
    stackLevel,
    purpose: chargingProfilePurpose,
    kind: chargingProfileKind,
    recurrency: recurrencyKind,
    validFrom: parseOptional(profile.validFrom),
    validTo: parseOptional(profile.validTo),
    transactionId: profile.transactionId,
    schedules: profile.chargingSchedule.map(scheduleOf),
  });
}
