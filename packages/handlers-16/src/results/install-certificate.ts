import { recordCertificateInstallation } from '@csms/services';
import type { InstalledCertificateStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';
import { certificateUseOf } from './certificate-uses.js';

/** What the answers to InstallCertificate work with. */
export interface InstallCertificateResultDeps {
  readonly installedCertificates: Pick<InstalledCertificateStore, 'recordInstallation'>;
}

/** Keeps a root certificate that a station installed (OCPP 1.6 security whitepaper, M05). */
export function installCertificateResult({
  installedCertificates,
}: InstallCertificateResultDeps): ResultHandler16<'InstallCertificate'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { certificateType, certificate } = request;
    const uses = [certificateUseOf(certificateType)];
    await recordCertificateInstallation(installedCertificates, stationId, { status, uses, certificate, at });
  };
}
