import { recordCertificateListing } from '@csms/services';
import type { InstalledCertificateStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';
import { certificateUseOf } from './certificate-uses.js';

/** What the answers to GetInstalledCertificateIds work with. */
export interface GetInstalledCertificateIdsResultDeps {
  readonly installedCertificates: Pick<InstalledCertificateStore, 'recordListing'>;
}

/** Keeps which certificates a station has of the kind that it was asked for (OCPP 1.6 security whitepaper, M03). */
export function getInstalledCertificateIdsResult({
  installedCertificates,
}: GetInstalledCertificateIdsResultDeps): ResultHandler16<'GetInstalledCertificateIds'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    // The answer does not say of which kind its certificates are.
    if (!request) return;
    const { status, certificateHashData = [] } = response;
    const use = certificateUseOf(request.certificateType);
    const certificates = certificateHashData.map((hash) => ({ use, hash, children: [] }));
    await recordCertificateListing(installedCertificates, stationId, {
      status,
      uses: [use],
      certificates,
      at,
    });
  };
}
