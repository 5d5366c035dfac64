import type { ClearChargingProfileRequest } from '@csms/ocpp-messages/1.6';
import { definedFields } from '@csms/services';
import type { ChargingProfileCriteria, ChargingProfileStore } from '@csms/store';
import { purposeOf } from '../charging-purpose.js';
import type { ResultHandler16 } from '../types.js';

/** What ClearChargingProfile's result works with. */
export interface ClearChargingProfileResultDeps {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordRemoved'>;
}

/**
 * Removes the profiles that were cleared; with `Unknown` there was none, so none is left either (OCPP 1.6 section 5.5).
 */
export function clearChargingProfileResult({
  chargingProfiles,
}: ClearChargingProfileResultDeps): ResultHandler16<'ClearChargingProfile'> {
  return async ({ request }, { stationId, receivedAt }) => {
    if (request) await chargingProfiles.recordRemoved(stationId, clearedProfiles(request), receivedAt);
  };
}

/** An id alone counts; criteria beside it are ignored. */
function clearedProfiles({
  id,
  connectorId,
  chargingProfilePurpose,
  stackLevel,
}: ClearChargingProfileRequest): ChargingProfileCriteria {
  if (id !== undefined) return { profileIds: [id] };
  const purposes = chargingProfilePurpose && [purposeOf(chargingProfilePurpose)];
  return definedFields({ evseId: connectorId, purposes, stackLevel });
}
