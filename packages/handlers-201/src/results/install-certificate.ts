import { recordCertificateInstallation } from '@csms/services';
import type { InstalledCertificateStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';
import { certificateUsesOf } from './certificate-uses.js';

/** What the answers to InstallCertificate work with. */
export interface InstallCertificateResultDeps {
  readonly installedCertificates: Pick<InstalledCertificateStore, 'recordInstallation'>;
}

/** Keeps a root certificate that a station installed (OCPP 2.0.1 M05). */
export function installCertificateResult({
  installedCertificates,
}: InstallCertificateResultDeps): ResultHandler201<'InstallCertificate'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { certificateType, certificate } = request;
    const uses = certificateUsesOf([certificateType]);
    await recordCertificateInstallation(installedCertificates, stationId, { status, uses, certificate, at });
  };
}
