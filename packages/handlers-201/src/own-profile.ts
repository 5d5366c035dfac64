import type { ChargingProfileType } from '@csms/ocpp-messages/2.0.1';
import type { ChargingProfileCriteria, InstalledChargingProfile, Removal } from '@csms/store';
import { profileOf } from './charging-profile.js';

/** A profile of ours that a station has since a time, and which others are gone with that. */
export interface OwnProfile {
  readonly profile: InstalledChargingProfile;
  readonly replaced?: Removal<ChargingProfileCriteria>;
}

/**
 * A profile of ours that a station has on an EVSE. A profile of a transaction replaces those of other transactions on the
 * same EVSE: an EVSE has one transaction at a time, so these are over.
 */
export function ownProfile(chargingProfile: ChargingProfileType, evseId: number, at: Date): OwnProfile {
  const profile = { ...profileOf(chargingProfile), evseId, source: 'CSO', at };
  const { purpose, transactionId: exceptTransactionId } = profile;
  if (purpose !== 'TxProfile' || exceptTransactionId === undefined) return { profile };
  return { profile, replaced: { criteria: { evseId, purposes: [purpose], exceptTransactionId }, at } };
}
