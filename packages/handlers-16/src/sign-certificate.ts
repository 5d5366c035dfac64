import { type CertificateServices, requestStationCertificate } from '@csms/services';
import type { CallHandler16 } from './types.js';

/** What SignCertificate works with. */
export type SignCertificateDeps = Pick<CertificateServices, 'stationCertificates'>;

/**
 * Takes the CSR for a station's connection; the certificate follows in CertificateSigned (OCPP 1.6 security whitepaper,
 * A02).
 */
export function signCertificate({
  stationCertificates,
}: SignCertificateDeps): CallHandler16<'SignCertificate'> {
  return ({ csr }, { stationId, receivedAt: at }) =>
    requestStationCertificate(stationCertificates, { stationId, use: 'csms', dialect: 'ocpp', csr, at });
}
