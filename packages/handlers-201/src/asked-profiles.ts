import type { GetChargingProfilesRequest } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { ChargingProfileCriteria } from '@csms/store';

/** Which profiles a request asks for (OCPP 2.0.1 K09): those of all EVSEs and of the station, unless it names one. */
export function askedProfiles({
  evseId,
  chargingProfile,
}: Pick<GetChargingProfilesRequest, 'evseId' | 'chargingProfile'>): ChargingProfileCriteria {
  const { chargingProfileId, chargingProfilePurpose, stackLevel, chargingLimitSource } = chargingProfile;
  return definedFields({
    profileIds: chargingProfileId,
    evseId,
    purposes: chargingProfilePurpose && [chargingProfilePurpose],
    stackLevel,
    sources: chargingLimitSource,
  });
}
