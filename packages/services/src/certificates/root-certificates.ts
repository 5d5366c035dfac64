import type { Certificate } from './certificate.js';
import { within } from './within.js';

/** The certificates that chains have to lead to. */
export interface RootCertificates {
  /** Those that count now. Rejects when none can be had. */
  current(): Promise<readonly Certificate[]>;
}

/**
 * All the certificates of several sources. A source that fails or is slow does not hold up the others; rejects when no
 * source has any.
 *
 * @param patienceMs how long the slowest source is waited for, in milliseconds; 1 s by default
 */
export function composeRoots(
  sources: readonly RootCertificates[],
  { patienceMs = 1_000 }: { readonly patienceMs?: number } = {},
): RootCertificates {
  const none: readonly Certificate[] = [];
  return {
    async current() {
      const lists = sources.map((source) => within(patienceMs, source.current(), none).catch(() => none));
      const certificates = (await Promise.all(lists)).flat();
      if (certificates.length > 0) return certificates;
      throw new Error('expected root certificates from one source at least');
    },
  };
}
