import type { ChargingProfile as WireProfile } from '@csms/ocpp-messages/1.6';
import { definedFields } from '@csms/services';
import type { ChargingProfile } from '@csms/store';
import { purposeOf } from './charging-purpose.js';
import { parseOptional, scheduleOf } from './charging-schedule.js';

/** A charging profile as a request of ours has it. */
export function profileOf(profile: WireProfile): ChargingProfile {
  const { chargingProfileId, stackLevel, chargingProfilePurpose, chargingProfileKind, transactionId } =
    profile;
  return definedFields({
    profileId: chargingProfileId,
    stackLevel,
    purpose: purposeOf(chargingProfilePurpose),
    kind: chargingProfileKind,
    recurrency: profile.recurrencyKind,
    validFrom: parseOptional(profile.validFrom),
    validTo: parseOptional(profile.validTo),
    transactionId: transactionId === undefined ? undefined : String(transactionId),
    schedules: [scheduleOf(profile.chargingSchedule)],
  });
}
