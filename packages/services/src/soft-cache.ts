import { createBoundedCache } from './bounded-cache.js';

/** What a cache works with. */
export interface SoftCacheOptions<Value> {
  /** Finds out what is not known, or no longer. */
  readonly load: (key: string) => Promise<Value>;
  /** How long a value is believed, in milliseconds; 60 s by default. */
  readonly lifetimeMs?: number;
  /** The most values to remember; 10,000 by default. Beyond that the oldest is dropped. */
  readonly maxEntries?: number;
  readonly clock?: { now(): Date };
}

/**
 * Makes a look-up that remembers for a while what it found, in this process only. Callers that ask for the same key at
 * once share one look-up; a failure is not remembered.
 */
export function createSoftCache<Value>({
  load,
  lifetimeMs = 60_000,
  maxEntries = 10_000,
  clock = { now: () => new Date() },
}: SoftCacheOptions<Value>): (key: string) => Promise<Value> {
  const known = createBoundedCache<Promise<Value>>({ lifetimeMs, maxEntries });

  return (key) => {
    const nowMs = clock.now().getTime();
    const remembered = known.get(key, nowMs);
    if (remembered) return remembered;
    const value = load(key);
    known.set(key, value, nowMs);
    value.catch(() => {
      if (known.get(key, nowMs) === value) known.delete(key);
    });
    return value;
  };
}
