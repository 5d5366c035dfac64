import { type CertificateServices, certificateStatus } from '@csms/services';
import { certificateInQuestion } from './certificates.js';
import type { CallHandler201 } from './types.js';

/** What GetCertificateStatus works with. */
export type GetCertificateStatusDeps = Pick<CertificateServices, 'certificateStatus'>;

/** Passes on what a certificate's OCSP responder says, also that it is revoked (OCPP 2.0.1 M06.FR.01 to 04). */
export function getCertificateStatus({
  certificateStatus: source,
}: GetCertificateStatusDeps): CallHandler201<'GetCertificateStatus'> {
  return ({ ocspRequestData }) => certificateStatus(source, certificateInQuestion(ocspRequestData));
}
