import type { ChargingProfileStore } from '@csms/store';
import { ownProfile } from '../own-profile.js';
import type { ResultHandler201 } from '../types.js';

/** What SetChargingProfile's result works with. */
export interface SetChargingProfileResultDeps {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordInstalled'>;
}

/** Keeps a profile that the station accepted, in place of the one of its id (OCPP 2.0.1 K01), as {@link ownProfile} has it. */
export function setChargingProfileResult({
  chargingProfiles,
}: SetChargingProfileResultDeps): ResultHandler201<'SetChargingProfile'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (!request || response.status !== 'Accepted') return;
    const { profile, replaced } = ownProfile(request.chargingProfile, request.evseId, receivedAt);
    await chargingProfiles.recordInstalled(stationId, [profile], replaced);
  };
}
