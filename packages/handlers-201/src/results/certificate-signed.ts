import type { CertificateSigningUseEnumType } from '@csms/ocpp-messages/2.0.1';
import { recordCertificateInstallation } from '@csms/services';
import type { InstalledCertificateStore, InstalledCertificateUse } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to CertificateSigned work with. */
export interface CertificateSignedResultDeps {
  readonly installedCertificates: Pick<InstalledCertificateStore, 'recordInstallation'>;
}

/**
 * Keeps a certificate of its own that a station took (OCPP 2.0.1 A02, A03). One that it refused leaves the one before in
 * place.
 */
export function certificateSignedResult({
  installedCertificates,
}: CertificateSignedResultDeps): ResultHandler201<'CertificateSigned'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { certificateChain: certificate, certificateType } = request;
    const uses = usesOf(certificateType);
    await recordCertificateInstallation(installedCertificates, stationId, { status, uses, certificate, at });
  };
}

/** A certificate without a type is for both (CertificateSignedRequest). */
function usesOf(type: CertificateSigningUseEnumType | undefined): InstalledCertificateUse[] {
  if (type === undefined) return ['station', 'v2g_chain'];
  return [type === 'V2GCertificate' ? 'v2g_chain' : 'station'];
}
