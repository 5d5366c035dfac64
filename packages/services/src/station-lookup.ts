import {
  type ClientCertificateStore,
  possiblePasswords,
  type StationAuthentication,
  type StationQuirks,
  type StationStore,
} from '@csms/store';
import { definedFields } from './defined-fields.js';

/** What a gateway must know of a station that connects. */
export interface StationAccess extends StationAuthentication, Pick<StationQuirks, 'defaultOcppVersion'> {
  /** Passwords that count as well, while it is being changed over OCPP, as `passwordSha256`. */
  readonly possiblePasswordsSha256?: readonly string[];
  /** A higher profile, by which the station may come as well, since it was told to. */
  readonly nextSecurityProfile?: 2 | 3;
}

/** Finds how a station proves who it is; `undefined` for one that was never registered. */
export type StationLookup = (stationId: string) => Promise<StationAccess | undefined>;

/**
 * Looks stations up in the store, for a gateway beside it. A station id is taken as it is written: two that differ in
 * case only can't both be registered, and every message of a station travels under the one that it connected with.
 */
export function createStationLookup(stations: Pick<StationStore, 'find'>): StationLookup {
  return async (stationId) => {
    const station = await stations.find(stationId);
    if (!station?.authentication) return undefined;
    const possible = possiblePasswords(station);
    return definedFields({
      ...station.authentication,
      possiblePasswordsSha256: possible.length > 0 ? possible : undefined,
      nextSecurityProfile: station.authenticationChanges?.securityProfile,
      defaultOcppVersion: station.quirks?.defaultOcppVersion,
    });
  };
}

/** Finds a client certificate (PEM) by the base64url of the SHA-256 of its DER; `undefined` for one that is not known. */
export type CertificateLookup = (hash: string) => Promise<string | undefined>;

/** Looks client certificates up in the store, for a gateway beside it. */
export function createCertificateLookup(
  certificates: Pick<ClientCertificateStore, 'find'>,
): CertificateLookup {
  return async (hash) => (await certificates.find(hash))?.certificate;
}
