/** A map that forgets: each entry after a time, and the oldest when there are too many. */
export interface ExpiringMap<V> {
  get(key: string): V | undefined;
  /** Keeps a value under a key, in place of one that is there. */
  set(key: string, value: V): void;
  delete(key: string): void;
  clear(): void;
}

/** How long and how much an {@link ExpiringMap} keeps. */
export interface ExpiringMapOptions {
  readonly ttlMs: number;
  readonly maxEntries: number;
}

/** Makes an {@link ExpiringMap}. */
export function createExpiringMap<V>({ ttlMs, maxEntries }: ExpiringMapOptions): ExpiringMap<V> {
  const entries = new Map<string, { readonly value: V; readonly timer: NodeJS.Timeout }>();

  function remove(key: string): void {
    clearTimeout(entries.get(key)?.timer);
    entries.delete(key);
  }

  return {
    get: (key) => entries.get(key)?.value,
    set(key, value) {
      remove(key);
      const timer = setTimeout(() => entries.delete(key), ttlMs);
      timer.unref();
      entries.set(key, { value, timer });
      if (entries.size > maxEntries) {
        const [oldest] = entries.keys();
        if (oldest !== undefined) remove(oldest);
      }
    },
    delete: remove,
    clear() {
      for (const { timer } of entries.values()) clearTimeout(timer);
      entries.clear();
    },
  };
}
