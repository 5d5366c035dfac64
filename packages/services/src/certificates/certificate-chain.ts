import type { KeyObject, X509Certificate } from 'node:crypto';

/** The longest chain that is built, its leaf included; ISO 15118 has four at most, with the root. */
const maxChainLength = 10;

/**
 * The chain of a leaf: itself and what stands above it, up to the last issuer that did not sign itself, each signed by the
 * next. `undefined` when nobody among the issuers has signed the leaf.
 */
export function chainOf(
  leaf: X509Certificate,
  issuers: readonly X509Certificate[],
): readonly X509Certificate[] | undefined {
  const chain = [leaf];
  let issuer = issuerOf(leaf, issuers);
  if (!issuer) return undefined;
  while (issuer && !hasIssued(issuer, issuer) && chain.length < maxChainLength) {
    chain.push(issuer);
    issuer = issuerOf(issuer, issuers);
  }
  return chain;
}

/** A chain as stations take it: PEM, from the leaf on. */
export function chainPem(chain: readonly X509Certificate[]): string {
  return chain.map((certificate) => certificate.toString()).join('');
}

/** Whether a certificate is of a key. */
export function isOfKey(certificate: X509Certificate, publicKey: KeyObject): boolean {
  return certificate.publicKey.equals(publicKey);
}

function issuerOf(
  certificate: X509Certificate,
  issuers: readonly X509Certificate[],
): X509Certificate | undefined {
  return issuers.find((issuer) => hasIssued(issuer, certificate));
}

function hasIssued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
