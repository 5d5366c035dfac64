import { hash } from 'node:crypto';
import { certificateName } from '@csms/store';
import type { CertificateHashes } from '../certificate-status.js';
import type { Certificate } from './certificate.js';

const algorithms = { SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' } as const;
/** In bytes. */
const digestLengths = { SHA256: 32, SHA384: 48, SHA512: 64 } as const;

/** A certificate as OCSP names it (RFC 6960, 4.1.1). */
export function hashesOf(
  certificate: Pick<Certificate, 'serialNumber'>,
  issuer: Pick<Certificate, 'subject' | 'publicKeyBits'>,
  hashAlgorithm: CertificateHashes['hashAlgorithm'] = 'SHA256',
): CertificateHashes {
  const algorithm = algorithms[hashAlgorithm];
  return {
    hashAlgorithm,
    issuerNameHash: hash(algorithm, issuer.subject, 'hex'),
    issuerKeyHash: hash(algorithm, issuer.publicKeyBits, 'hex'),
    serialNumber: certificate.serialNumber,
  };
}

/** Whether hashes are in hex, as long as their algorithm makes them, and the serial number one of RFC 5280. */
export function areWellFormed({
  hashAlgorithm,
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
}: CertificateHashes): boolean {
  const length = digestLengths[hashAlgorithm] * 2;
  return (
    [issuerNameHash, issuerKeyHash].every((text) => text.length === length && /^[0-9a-f]*$/i.test(text)) &&
    /^[0-9a-f]{1,42}$/i.test(serialNumber)
  );
}

/** Whether hashes name this issuer. */
export function isIssuer(hashes: CertificateHashes, issuer: Certificate): boolean {
  const { hashAlgorithm, serialNumber } = hashes;
  return certificateName(hashes) === certificateName(hashesOf({ serialNumber }, issuer, hashAlgorithm));
}
