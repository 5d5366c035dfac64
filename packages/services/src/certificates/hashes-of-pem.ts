import type { CertificateHash } from '@csms/store';
import type { Certificate } from './certificate.js';
import { hashesOf } from './certificate-hashes.js';
import { readPem } from './read-pem.js';
import { isSignedWith } from './signature.js';

/** The most that CertificateSigned has room for (2.0.1 A02.FR.16). */
const bounds = { maxLength: 10_000, maxCertificates: 10 };

/**
 * The hashes of a certificate, one for each algorithm, since a station uses any of them. None when it is no
 * certificate, or when its issuer, whose key is hashed too, is neither itself nor among those that follow it.
 *
 * @param pem one certificate, or a chain that begins with it
 */
export function hashesOfPem(pem: string): readonly CertificateHash[] {
  const certificates = readPem(pem, bounds);
  if (typeof certificates === 'string') return [];
  const [certificate, ...others] = certificates;
  const issuer = certificate && [...others, certificate].find((other) => hasIssued(other, certificate));
  if (!issuer) return [];
  return (['SHA256', 'SHA384', 'SHA512'] as const).map((algorithm) =>
    hashesOf(certificate, issuer, algorithm),
  );
}

function hasIssued(issuer: Certificate, certificate: Certificate): boolean {
  return (
    Buffer.compare(issuer.subject, certificate.issuer) === 0 &&
    isSignedWith(certificate.signed, issuer.publicKey)
  );
}
