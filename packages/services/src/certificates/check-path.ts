import type { Path } from './build-path.js';
import type { Certificate } from './certificate.js';

/** The constraint that a certificate of a path breaks. */
export type ConstraintFlaw =
  /** An issuer is no authority, or the leaf is one. */
  | 'ca-flag'
  /** More authorities follow below one than it allows. */
  | 'path-length'
  /** A key is used for what its certificate does not say. */
  | 'key-usage'
  /** It has a critical extension that is not known here. */
  | 'critical-extension'
  | 'not-yet-valid'
  | 'expired';

/**
 * Critical extensions that may be present: they are checked, here or with the status, or restrict nothing that is done
 * here.
 */
const knownExtensions: ReadonlySet<string> = new Set([
  '2.5.29.14', // subject key identifier
  '2.5.29.15', // key usage
  '2.5.29.17', // subject alternative name
  '2.5.29.19', // basic constraints
  '2.5.29.31', // CRL distribution points
  '2.5.29.32', // certificate policies
  '2.5.29.35', // authority key identifier
  '2.5.29.37', // extended key usage
  '1.3.6.1.5.5.7.1.1', // authority information access
]);

/** A flaw, and where: 0 is the leaf. */
export interface FlawAt<Flaw> {
  readonly flaw: Flaw;
  readonly position: number;
}

/**
 * Finds what a path breaks of the constraints of its certificates at an instant (RFC 5280, 6.1); `undefined` when
 * nothing. What is wrong for good is reported before what has expired.
 *
 * @param authority whether the first certificate has to be an authority itself
 */
export function checkPath(
  path: Path,
  at: Date,
  { authority = false }: { readonly authority?: boolean } = {},
): FlawAt<ConstraintFlaw> | undefined {
  const lowest = authority ? 0 : 1;
  const constraints = path.map((certificate, position) =>
    position < lowest ? leafFlaw(certificate) : authorityFlaw(certificate, path.slice(lowest, position)),
  );
  const flaws = [...constraints, ...path.map((certificate) => timeFlaw(certificate, at))];
  const first = flaws.findIndex((flaw) => flaw !== undefined);
  const flaw = flaws[first];
  return flaw && { flaw, position: first % path.length };
}

function leafFlaw({ ca, keyUsage, ...certificate }: Certificate): ConstraintFlaw | undefined {
  if (ca) return 'ca-flag';
  if (keyUsage && !keyUsage.has('digitalSignature')) return 'key-usage';
  return hasUnknownExtension(certificate) ? 'critical-extension' : undefined;
}

function authorityFlaw(certificate: Certificate, below: readonly Certificate[]): ConstraintFlaw | undefined {
  const { ca, keyUsage, pathLength } = certificate;
  if (!ca) return 'ca-flag';
  if (keyUsage && !keyUsage.has('keyCertSign')) return 'key-usage';
  if (pathLength !== undefined && below.filter(isNotSelfIssued).length > pathLength) return 'path-length';
  return hasUnknownExtension(certificate) ? 'critical-extension' : undefined;
}

/** An authority's own certificate for its next key does not count (RFC 5280, 4.2.1.9). */
function isNotSelfIssued({ subject, issuer }: Certificate): boolean {
  return Buffer.compare(subject, issuer) !== 0;
}

function hasUnknownExtension({ criticalExtensions }: Pick<Certificate, 'criticalExtensions'>): boolean {
  return criticalExtensions.some((id) => !knownExtensions.has(id));
}

function timeFlaw({ validFrom, validTo }: Certificate, at: Date): ConstraintFlaw | undefined {
  if (at > validTo) return 'expired';
  return at < validFrom ? 'not-yet-valid' : undefined;
}
