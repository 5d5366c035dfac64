import type { NetworkConnectionProfileType } from '@csms/ocpp-messages/2.0.1';
import { definedFields, profileAsked } from '@csms/services';
import type { NetworkProfile, NetworkProfileStore, StationStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to SetNetworkProfile work with. */
export interface SetNetworkProfileResultDeps {
  readonly networkProfiles: Pick<NetworkProfileStore, 'record'>;
  readonly stations: Pick<StationStore, 'changeAuthentication'>;
}

/**
 * Keeps the network profile that a station took for a slot, without its passwords and keys (OCPP 2.0.1 B09), and that the
 * station may come with the security profile of it (A05).
 */
export function setNetworkProfileResult({
  networkProfiles,
  stations,
}: SetNetworkProfileResultDeps): ResultHandler201<'SetNetworkProfile'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    if (response.status !== 'Accepted' || !request) return;
    const { configurationSlot: slot, connectionData } = request;
    const change = profileAsked(connectionData.securityProfile);
    if (change) await stations.changeAuthentication(stationId, change);
    await networkProfiles.record(stationId, profileOf(slot, connectionData, at));
  };
}

function profileOf(slot: number, data: NetworkConnectionProfileType, at: Date): NetworkProfile {
  const {
    ocppVersion,
    ocppTransport,
    ocppCsmsUrl,
    messageTimeout,
    securityProfile,
    ocppInterface,
    apn,
    vpn,
  } = data;
  return definedFields({
    slot,
    ocppVersion,
    ocppTransport,
    csmsUrl: ocppCsmsUrl,
    messageTimeoutS: messageTimeout,
    securityProfile,
    networkInterface: ocppInterface,
    apn: apn && apnOf(apn),
    vpn: vpn && vpnOf(vpn),
    at,
  });
}

function apnOf({
  apn: name,
  apnUserName: userName,
  preferredNetwork,
  useOnlyPreferredNetwork = false,
  apnAuthentication: authentication,
}: NonNullable<NetworkConnectionProfileType['apn']>): NonNullable<NetworkProfile['apn']> {
  return definedFields({ name, userName, preferredNetwork, useOnlyPreferredNetwork, authentication });
}

function vpnOf({
  server,
  user,
  group,
  type,
}: NonNullable<NetworkConnectionProfileType['vpn']>): NonNullable<NetworkProfile['vpn']> {
  return definedFields({ server, user, group, type });
}
