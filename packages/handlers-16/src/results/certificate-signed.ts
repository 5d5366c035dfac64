import { recordCertificateInstallation } from '@csms/services';
import type { InstalledCertificateStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the answers to CertificateSigned work with. */
export interface CertificateSignedResultDeps {
  readonly installedCertificates: Pick<InstalledCertificateStore, 'recordInstallation'>;
}

/**
 * Keeps the certificate for its connection that a station took (OCPP 1.6 security whitepaper, A02). One that it refused
 * leaves the one before in place.
 */
export function certificateSignedResult({
  installedCertificates,
}: CertificateSignedResultDeps): ResultHandler16<'CertificateSigned'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { certificateChain: certificate } = request;
    const uses = ['station'] as const;
    await recordCertificateInstallation(installedCertificates, stationId, { status, uses, certificate, at });
  };
}
