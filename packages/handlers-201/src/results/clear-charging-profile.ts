import type { ClearChargingProfileRequest } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { ChargingProfileCriteria, ChargingProfileStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What ClearChargingProfile's result works with. */
export interface ClearChargingProfileResultDeps {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordRemoved'>;
}

/** The purposes of profiles that a CSMS sets and clears; it must not clear the limits of others (K10.FR.06). */
const ownPurposes: readonly string[] = ['ChargingStationMaxProfile', 'TxDefaultProfile', 'TxProfile'];

/** Removes the profiles that were cleared; with `Unknown` there was none, so none is left either (OCPP 2.0.1 K10). */
export function clearChargingProfileResult({
  chargingProfiles,
}: ClearChargingProfileResultDeps): ResultHandler201<'ClearChargingProfile'> {
  return async ({ request }, { stationId, receivedAt }) => {
    if (request) await chargingProfiles.recordRemoved(stationId, clearedProfiles(request), receivedAt);
  };
}

/** An id alone counts; criteria beside it are ignored. */
function clearedProfiles({
  chargingProfileId,
  chargingProfileCriteria = {},
}: ClearChargingProfileRequest): ChargingProfileCriteria {
  if (chargingProfileId !== undefined) return { profileIds: [chargingProfileId], purposes: ownPurposes };
  const { evseId, chargingProfilePurpose, stackLevel } = chargingProfileCriteria;
  const purposes = chargingProfilePurpose
    ? ownPurposes.filter((purpose) => purpose === chargingProfilePurpose)
    : ownPurposes;
  return definedFields({ evseId, purposes, stackLevel });
}
