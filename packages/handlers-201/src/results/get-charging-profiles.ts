import type { ChargingProfileStore } from '@csms/store';
import { askedProfiles } from '../asked-profiles.js';
import type { ResultHandler201 } from '../types.js';

/** What GetChargingProfiles' result works with. */
export interface GetChargingProfilesResultDeps {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordRemoved'>;
}

/**
 * Removes the profiles that were asked for when the station has none of them; otherwise reports follow (OCPP 2.0.1
 * K09).
 */
export function getChargingProfilesResult({
  chargingProfiles,
}: GetChargingProfilesResultDeps): ResultHandler201<'GetChargingProfiles'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (!request || response.status !== 'NoProfiles') return;
    await chargingProfiles.recordRemoved(stationId, askedProfiles(request), receivedAt);
  };
}
