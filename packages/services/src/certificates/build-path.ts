import type { Certificate } from './certificate.js';
import { isSignedWith } from './signature.js';

/** A certificate, and those above it up to one that is trusted. */
export type Path = readonly [Certificate, ...Certificate[]];

/** Why a certificate does not lead to one that is trusted. */
export type PathFlaw =
  /** No certificate has the name of the issuer. */
  | 'issuer-unknown'
  /** A certificate has the name of the issuer, but its key did not sign. */
  | 'signature';

/** More levels than any chain of ISO 15118 has; they bound the work that a hostile chain makes. */
const maxLevels = 6;

/**
 * Finds the way from a certificate to a trusted one, whose names and signatures follow each other. What the
 * certificates may be used for is not checked here. Of several with one name and key, as when a root was renewed, one
 * that is valid at an instant is taken.
 *
 * @param others may stand in between, in any order
 */
export function buildPath(
  certificate: Certificate,
  others: readonly Certificate[],
  trusted: readonly Certificate[],
  at: Date,
): Path | PathFlaw {
  const path: [Certificate, ...Certificate[]] = [certificate];
  for (let current = certificate; !isAmong(trusted, current); ) {
    if (path.length === maxLevels) return 'issuer-unknown';
    const named = [...trusted, ...others].filter(
      ({ subject }) => Buffer.compare(subject, current.issuer) === 0,
    );
    if (named.length === 0) return 'issuer-unknown';
    const inTime = named.filter(({ validFrom, validTo }) => validFrom <= at && at <= validTo);
    const issuer = [...inTime, ...named].find(({ publicKey }) => isSignedWith(current.signed, publicKey));
    if (!issuer) return 'signature';
    if (isAmong(path, issuer)) return 'issuer-unknown';
    path.push(issuer);
    current = issuer;
  }
  return path;
}

function isAmong(certificates: readonly Certificate[], { der }: Certificate): boolean {
  return certificates.some((other) => Buffer.compare(other.der, der) === 0);
}
