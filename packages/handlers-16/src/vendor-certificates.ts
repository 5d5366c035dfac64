import { type CertificateInQuestion, definedFields } from '@csms/services';

/** A certificate as both extensions name it. */
export interface VendorCertificate {
  readonly hashAlgorithm: CertificateInQuestion['hashAlgorithm'];
  readonly issuerNameHash: string;
  readonly issuerKeyHash: string;
  readonly serialNumber: string;
  readonly responderURL?: string;
}

/** The certificate whose status is asked for. */
export function certificateInQuestion({
  hashAlgorithm,
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
  responderURL: responderUrl,
}: VendorCertificate): CertificateInQuestion {
  return definedFields({ hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, responderUrl });
}
