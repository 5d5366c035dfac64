import type { CertificateHashes } from '../certificate-status.js';

/** Object identifiers of OCSP (RFC 6960). */
export const ocspIds = {
  basicResponse: '1.3.6.1.5.5.7.48.1.1',
  nonce: '1.3.6.1.5.5.7.48.1.2',
  signingPurpose: '1.3.6.1.5.5.7.3.9',
} as const;

/** Object identifiers of the digests in a certificate's id. */
export const digestIds: Readonly<Record<CertificateHashes['hashAlgorithm'], string>> = {
  SHA256: '2.16.840.1.101.3.4.2.1',
  SHA384: '2.16.840.1.101.3.4.2.2',
  SHA512: '2.16.840.1.101.3.4.2.3',
};
