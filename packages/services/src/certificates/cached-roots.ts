import type { Certificate } from './certificate.js';
import { type CertificateLogger, silent } from './logger.js';
import type { RootCertificates } from './root-certificates.js';

/** What a cache of root certificates works with. */
export interface CachedRootsOptions {
  readonly source: RootCertificates;
  /** How long certificates are good, in milliseconds. */
  readonly lifetimeMs: number;
  /** Hears when the source is down. */
  readonly logger?: CertificateLogger;
  readonly clock?: { now(): Date };
}

/** How long a source that is down is left alone, unless the lifetime is shorter. */
const maxRestMs = 60_000;

/**
 * Keeps the root certificates of a source. Nobody waits for new ones while there are old ones: when these have reached
 * their lifetime, the source is asked in the background, once for all callers. While it is down, the last good ones
 * stay, and it is asked again after a minute at most.
 */
export function cacheRoots({
  source,
  lifetimeMs,
  logger = silent,
  clock = { now: () => new Date() },
}: CachedRootsOptions): RootCertificates {
  let known: readonly Certificate[] | undefined;
  let nextAtMs = Number.NEGATIVE_INFINITY;
  let failure: unknown;
  let asking: Promise<readonly Certificate[]> | undefined;

  async function ask(): Promise<readonly Certificate[]> {
    try {
      known = await source.current();
      nextAtMs = clock.now().getTime() + lifetimeMs;
      return known;
    } catch (error) {
      failure = error;
      nextAtMs = clock.now().getTime() + Math.min(lifetimeMs, maxRestMs);
      logger.warn(
        { err: error, kept: known?.length ?? 0 },
        'no root certificates could be got; the last good ones are kept, and it is tried again',
      );
      if (known) return known;
      throw error;
    }
  }

  return {
    async current() {
      const isDue = clock.now().getTime() >= nextAtMs;
      if (isDue && !asking) {
        asking = ask().finally(() => {
          asking = undefined;
        });
        // Whoever waits hears of the failure; perhaps nobody does.
        asking.catch(() => {});
      }
      if (known) return known;
      if (asking) return asking;
      throw failure;
    },
  };
}
