import { putBounded } from '../bounded-map.js';
import type { CertificateHashes } from '../certificate-status.js';
import { buildPath, type Path } from './build-path.js';
import type { Certificate } from './certificate.js';
import { isIssuer } from './certificate-hashes.js';
import { checkPath } from './check-path.js';

/** Authorities between leaves and roots, remembered from chains: hashes do not bring them along. */
export interface KnownAuthorities {
  /** Remembers the authorities of a path that was checked. */
  learn(path: Path): void;
  /**
   * The issuer that hashes name, among roots, what is remembered, and others; only one that leads to a root and may
   * issue at an instant.
   */
  findIssuer(
    hashes: CertificateHashes,
    sources: { readonly roots: readonly Certificate[]; readonly others: readonly Certificate[] },
    at: Date,
  ): Certificate | undefined;
}

const maxKnown = 200;

/** Makes an empty memory. It is soft and bounded: what it forgets, a chain shows again. */
export function createKnownAuthorities(): KnownAuthorities {
  /** By their DER in base64; the oldest first. */
  const known = new Map<string, Certificate>();
  return {
    learn([, ...authorities]) {
      for (const authority of authorities) {
        putBounded(known, Buffer.from(authority.der).toString('base64'), authority, maxKnown);
      }
    },
    findIssuer(hashes, { roots, others }, at) {
      const between = [...known.values(), ...others];
      return [...roots, ...between].find((authority) => {
        if (!isIssuer(hashes, authority)) return false;
        const path = buildPath(authority, between, roots, at);
        return typeof path !== 'string' && !checkPath(path, at, { authority: true });
      });
    },
  };
}
