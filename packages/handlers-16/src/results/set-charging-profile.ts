import type { ChargingProfileStore } from '@csms/store';
import { profileOf } from '../charging-profile.js';
import type { ResultHandler16 } from '../types.js';

/** What SetChargingProfile's result works with. */
export interface SetChargingProfileResultDeps {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordInstalled'>;
}

/**
 * Keeps a profile that the station accepted, in place of the one of its id, and of those of its purpose and level on the
 * same connector (OCPP 1.6 section 5.16).
 */
export function setChargingProfileResult({
  chargingProfiles,
}: SetChargingProfileResultDeps): ResultHandler16<'SetChargingProfile'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    if (!request || response.status !== 'Accepted') return;
    const { connectorId: evseId, csChargingProfiles } = request;
    const profile = profileOf(csChargingProfiles);
    const { purpose, stackLevel } = profile;
    await chargingProfiles.recordInstalled(stationId, [{ ...profile, evseId, source: 'CSO', at }], {
      criteria: { evseId, purposes: [purpose], stackLevel },
      at,
    });
  };
}
