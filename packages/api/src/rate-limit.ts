import type { Clock } from './options.js';

/** How often somebody may ask. */
export interface RateLimitOptions {
  /** Requests a second, in the long run. */
  readonly perSecond: number;
  /** Requests at once, after a pause; by default four times `perSecond`, and at least one. */
  readonly burst?: number;
}

/** Counts a request, and returns the whole seconds after which to ask again; `undefined` when it is allowed. */
export type RateLimit = (who: string) => number | undefined;

/** How many callers are remembered: made-up ones make the earliest be forgotten, and do not fill the memory. */
const maxRemembered = 10_000;

interface Bucket {
  /** Requests that may be made at once. */
  left: number;
  at: number;
}

/** Makes a limit for each caller: a token bucket. */
export function createRateLimit(
  { perSecond, burst = Math.max(1, 4 * perSecond) }: RateLimitOptions,
  clock: Clock,
): RateLimit {
  const buckets = new Map<string, Bucket>();

  function bucketOf(who: string, now: number): Bucket {
    const known = buckets.get(who);
    if (known) buckets.delete(who);
    const bucket = known ?? { left: burst, at: now };
    // The latest caller is last, so the first one has been silent for the longest.
    buckets.set(who, bucket);
    const [first] = buckets.keys();
    if (buckets.size > maxRemembered && first !== undefined) buckets.delete(first);
    return bucket;
  }

  return (who) => {
    const now = clock.now().getTime();
    const bucket = bucketOf(who, now);
    const earned = (Math.max(0, now - bucket.at) / 1_000) * perSecond;
    bucket.left = Math.min(burst, bucket.left + earned);
    bucket.at = now;
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond));
    bucket.left -= 1;
    return undefined;
  };
}

/** The caller behind an address: for IPv6 its /64, since a caller has at least 2^64 addresses. */
export function networkOf(address = ''): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::', 2);
  const groups = head.split(':').filter(Boolean);
  const missing = address.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, 4).join(':');
}
