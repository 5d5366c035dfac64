import type { CertificateHashDataChainType } from '@csms/ocpp-messages/2.0.1';
import { recordCertificateListing } from '@csms/services';
import type { InstalledCertificateStore, ListedCertificate } from '@csms/store';
import type { ResultHandler201 } from '../types.js';
import { allCertificateTypes, certificateUsesOf } from './certificate-uses.js';

/** What the answers to GetInstalledCertificateIds work with. */
export interface GetInstalledCertificateIdsResultDeps {
  readonly installedCertificates: Pick<InstalledCertificateStore, 'recordListing'>;
}

/** Keeps which certificates a station has of the kinds that it was asked for, or of all (OCPP 2.0.1 M03). */
export function getInstalledCertificateIdsResult({
  installedCertificates,
}: GetInstalledCertificateIdsResultDeps): ResultHandler201<'GetInstalledCertificateIds'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    const { status, certificateHashDataChain = [] } = response;
    const certificates = certificateHashDataChain.flatMap(listedCertificates);
    // Without the request nobody knows what the list leaves out.
    const types = request ? (request.certificateType ?? allCertificateTypes) : [];
    const uses = certificateUsesOf(types);
    await recordCertificateListing(installedCertificates, stationId, { status, uses, certificates, at });
  };
}

function listedCertificates({
  certificateType,
  certificateHashData: hash,
  childCertificateHashData: children = [],
}: CertificateHashDataChainType): ListedCertificate[] {
  return certificateUsesOf([certificateType]).map((use) => ({ use, hash, children }));
}
