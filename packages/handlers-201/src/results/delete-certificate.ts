import { recordCertificateDeletion } from '@csms/services';
import type { InstalledCertificateStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to DeleteCertificate work with. */
export interface DeleteCertificateResultDeps {
  readonly installedCertificates: Pick<InstalledCertificateStore, 'recordDeletion'>;
}

/** Keeps that a station no longer has a certificate (OCPP 2.0.1 M04). */
export function deleteCertificateResult({
  installedCertificates,
}: DeleteCertificateResultDeps): ResultHandler201<'DeleteCertificate'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { certificateHashData: hash } = request;
    await recordCertificateDeletion(installedCertificates, stationId, { status, hash, at });
  };
}
