import type { ChargingProfileStore } from '@csms/store';
import { profileOf } from '../charging-profile.js';
import type { ResultHandler201 } from '../types.js';

/** What SetChargingProfile's result works with. */
export interface SetChargingProfileResultDeps {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordInstalled'>;
}

/**
 * Keeps a profile that the station accepted, in place of the one of its id (OCPP 2.0.1 K01). A profile of a transaction
 * also replaces those of other transactions on the same EVSE: an EVSE has one transaction at a time, so these are over.
 */
export function setChargingProfileResult({
  chargingProfiles,
}: SetChargingProfileResultDeps): ResultHandler201<'SetChargingProfile'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    if (!request || response.status !== 'Accepted') return;
    const { evseId, chargingProfile } = request;
    const profile = profileOf(chargingProfile);
    const { purpose, transactionId: exceptTransactionId } = profile;
    const replaced =
      purpose === 'TxProfile' && exceptTransactionId !== undefined
        ? { criteria: { evseId, purposes: [purpose], exceptTransactionId }, at }
        : undefined;
    await chargingProfiles.recordInstalled(stationId, [{ ...profile, evseId, source: 'CSO', at }], replaced);
  };
}
