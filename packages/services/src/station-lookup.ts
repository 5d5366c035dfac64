import type { ClientCertificateStore, StationAuthentication, StationQuirks, StationStore } from '@csms/store';

/** What a gateway must know of a station that connects. */
export type StationAccess = StationAuthentication & Pick<StationQuirks, 'defaultOcppVersion'>;

/** Finds how a station proves who it is; `undefined` for one that was never registered. */
export type StationLookup = (stationId: string) => Promise<StationAccess | undefined>;

/**
 * Looks stations up in the store, for a gateway beside it. A station id is taken as it is written: two that differ in
 * case only can't both be registered, and every message of a station travels under the one that it connected with.
 */
export function createStationLookup(stations: Pick<StationStore, 'find'>): StationLookup {
  return async (stationId) => {
    const { authentication, quirks } = (await stations.find(stationId)) ?? {};
    const defaultOcppVersion = quirks?.defaultOcppVersion;
    return (
      authentication && (defaultOcppVersion ? { ...authentication, defaultOcppVersion } : authentication)
    );
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
