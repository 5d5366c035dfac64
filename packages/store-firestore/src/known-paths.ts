import type { Path } from './database.js';

/** Paths of documents that are known to exist. Forgetting one costs only a read. */
export interface KnownPaths {
  add(path: Path): void;
  has(path: Path): boolean;
  forget(path: Path): void;
}

/** How many are remembered. */
const maxKnown = 10_000;

/** How long a path is remembered, since other programs may remove the document. */
const maxAgeMs = 60 * 60_000;

/** Makes a memory of paths, of which those that were added first are forgotten. */
export function createKnownPaths(): KnownPaths {
  const known = new Map<string, number>();
  return {
    add(path) {
      const key = path.join('/');
      if (known.has(key)) return;
      known.set(key, performance.now());
      const [first] = known.keys();
      if (known.size > maxKnown && first !== undefined) known.delete(first);
    },

    has(path) {
      const key = path.join('/');
      const addedAt = known.get(key);
      if (addedAt === undefined || performance.now() - addedAt <= maxAgeMs) return addedAt !== undefined;
      known.delete(key);
      return false;
    },

    forget(path) {
      known.delete(path.join('/'));
    },
  };
}
