import type { CertificateSigningUseEnumType } from '@csms/ocpp-messages/2.0.1';
import {
  type CertificateServices,
  requestStationCertificate,
  type StationCertificateUse,
} from '@csms/services';
import type { CallHandler201 } from './types.js';

/** What SignCertificate works with. */
export type SignCertificateDeps = Pick<CertificateServices, 'stationCertificates'>;

const uses: Readonly<Record<CertificateSigningUseEnumType, StationCertificateUse>> = {
  ChargingStationCertificate: 'csms',
  V2GCertificate: 'v2g',
};

/**
 * Takes a station's CSR; the certificate follows in CertificateSigned (OCPP 2.0.1 A02.FR.11, A02.FR.12). Without a type it
 * is for both of its uses.
 */
export function signCertificate({
  stationCertificates,
}: SignCertificateDeps): CallHandler201<'SignCertificate'> {
  return ({ csr, certificateType }, { stationId, receivedAt: at }) => {
    const use = certificateType ? uses[certificateType] : 'combined';
    return requestStationCertificate(stationCertificates, { stationId, use, dialect: 'ocpp', csr, at });
  };
}
