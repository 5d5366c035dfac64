import type { RegistrationStatus, StationStore } from '@csms/store';
import { createBoundedCache } from './bounded-cache.js';

/** Which stations may take part, and how far. */
export interface Registrations {
  /**
   * The status of a station. `Accepted` at once, without a promise, where that was found out less than the cache's
   * lifetime ago, as for almost every message. Rejects when it can't find out.
   */
  statusOf(stationId: string): 'Accepted' | Promise<RegistrationStatus>;
  /** Asks the store again the next time: the station boots, so its status may change. */
  forget(stationId: string): void;
}

/** What registrations work with. */
export interface RegistrationsOptions {
  readonly stations: Pick<StationStore, 'findRegistrationStatus'>;
  /** Status of a station that the store does not know; `Accepted` by default, since its gateway let it in. */
  readonly initialStatus?: RegistrationStatus;
  /** How long an `Accepted` is believed, in milliseconds; 60 s by default and at most. Nothing else is cached. */
  readonly cacheMs?: number;
  /** The most stations to remember; 10,000 by default. */
  readonly maxCached?: number;
  readonly clock?: { now(): Date };
}

const maxCacheMs = 60_000;

/** Looks up whether stations are accepted (OCPP 1.6 section 4.2, 2.0.1 B01 to B03). */
export function createRegistrations({
  stations,
  initialStatus = 'Accepted',
  cacheMs = maxCacheMs,
  maxCached = 10_000,
  clock,
}: RegistrationsOptions): Registrations {
  const lifetimeMs = Math.min(cacheMs, maxCacheMs);
  const cache = createBoundedCache<'Accepted'>({ lifetimeMs, maxEntries: maxCached });

  async function lookUp(stationId: string, at: number): Promise<RegistrationStatus> {
    const status = (await stations.findRegistrationStatus(stationId)) ?? initialStatus;
    if (status === 'Accepted') cache.set(stationId, status, at);
    return status;
  }

  return {
    statusOf(stationId) {
      const now = clock ? clock.now().getTime() : Date.now();
      return cache.get(stationId, now) ?? lookUp(stationId, now);
    },
    forget: cache.delete,
  };
}
