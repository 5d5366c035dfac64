import type { StationQuirks, StationStore } from '@csms/store';
import { createBoundedCache } from './bounded-cache.js';

/** What is known to be odd about stations. */
export interface Quirks {
  /**
   * What is odd about a station. At once, without a promise, where that was found out less than the cache's lifetime ago,
   * as for almost every message. Rejects when it can't find out.
   */
  of(stationId: string): StationQuirks | Promise<StationQuirks>;
  /** Asks the store again the next time. */
  forget(stationId: string): void;
}

/** What quirks work with. */
export interface QuirksOptions {
  readonly stations: Pick<StationStore, 'findQuirks'>;
  /** How long what the store says is believed, in milliseconds; 60 s by default. */
  readonly cacheMs?: number;
  /** The most stations to remember; 10,000 by default. */
  readonly maxCached?: number;
  readonly clock?: { now(): Date };
}

const none: StationQuirks = {};

/** Looks up what is odd about stations. */
export function createQuirks({
  stations,
  cacheMs: lifetimeMs = 60_000,
  maxCached: maxEntries = 10_000,
  clock = { now: () => new Date() },
}: QuirksOptions): Quirks {
  const cache = createBoundedCache<StationQuirks>({ lifetimeMs, maxEntries });

  async function lookUp(stationId: string, now: number): Promise<StationQuirks> {
    const quirks = (await stations.findQuirks(stationId)) ?? none;
    cache.set(stationId, quirks, now);
    return quirks;
  }

  return {
    of(stationId) {
      const now = clock.now().getTime();
      return cache.get(stationId, now) ?? lookUp(stationId, now);
    },
    forget: cache.delete,
  };
}
