import { putBounded } from './bounded-map.js';

/** What is remembered for a while, within bounds. */
export interface BoundedCache<V> {
  /** What was kept for a key less than a lifetime ago, at a time in milliseconds. */
  get(key: string, now: number): V | undefined;
  /** Keeps a value, and drops the oldest when there are too many. */
  set(key: string, value: V, now: number): void;
  delete(key: string): void;
}

/** What bounds a cache. */
export interface BoundedCacheOptions {
  readonly lifetimeMs: number;
  readonly maxEntries: number;
}

/** Makes an empty cache. */
export function createBoundedCache<V>({ lifetimeMs, maxEntries }: BoundedCacheOptions): BoundedCache<V> {
  /** The oldest first. */
  const entries = new Map<string, { readonly value: V; readonly at: number }>();

  return {
    get(key, now) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (now - entry.at < lifetimeMs) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set(key, value, now) {
      putBounded(entries, key, { value, at: now }, maxEntries);
    },
    delete: (key) => void entries.delete(key),
  };
}
