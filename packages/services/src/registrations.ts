import type { RegistrationStatus, StationAdmission, StationStore } from '@csms/store';
import { createBoundedCache } from './bounded-cache.js';

/** Which stations are accepted, and of which messages are recorded. */
export interface Registrations {
  /**
   * The status of a station. An `Accepted` that is cached, as it is for almost every message, is returned at once,
   * without a promise. Rejects when the store does.
   */
  statusOf(stationId: string): 'Accepted' | Promise<RegistrationStatus>;
  /**
   * Whether the messages of a station are recorded. What is cached, by a look-up of either kind, is returned at once,
   * without a promise. Rejects when the store does.
   */
  isRecorded(stationId: string): boolean | Promise<boolean>;
  /** Makes the next `statusOf` ask the store: the station boots, so its status may change. */
  forget(stationId: string): void;
}

/** What registrations work with. */
export interface RegistrationsOptions {
  readonly stations: Pick<StationStore, 'findAdmission'>;
  /** The status of a station that the store does not know; `Accepted` by default, since its gateway let it in. */
  readonly initialStatus?: RegistrationStatus;
  /**
   * How long an `Accepted` is cached, and whether messages are recorded, in milliseconds; 60 s by default and at most.
   * Nothing else is cached.
   */
  readonly cacheMs?: number;
  /** The most stations to remember; 10,000 by default. */
  readonly maxCached?: number;
  readonly clock?: { now(): Date };
}

const maxCacheMs = 60_000;

/**
 * Looks up whether stations are accepted (OCPP 1.6 section 4.2, 2.0.1 B01 to B03), and whether their messages are
 * recorded. One look-up finds both, and all who ask while it runs share it.
 */
export function createRegistrations({
  stations,
  initialStatus = 'Accepted',
  cacheMs = maxCacheMs,
  maxCached = 10_000,
  clock,
}: RegistrationsOptions): Registrations {
  const lifetimeMs = Math.min(cacheMs, maxCacheMs);
  const accepted = createBoundedCache<'Accepted'>({ lifetimeMs, maxEntries: maxCached });
  /** Until when messages are recorded, in milliseconds since 1970; 0 when they are not. */
  const recorded = createBoundedCache<number>({ lifetimeMs, maxEntries: maxCached });
  const running = new Map<string, Promise<StationAdmission>>();

  const nowMs = () => (clock ? clock.now().getTime() : Date.now());

  function lookUp(stationId: string, at: number): Promise<StationAdmission> {
    const known = running.get(stationId);
    if (known) return known;
    const found = stations.findAdmission(stationId).then((admission) => {
      const { registrationStatus, recordMessagesUntil } = admission ?? { registrationStatus: initialStatus };
      // Not cached after a `forget`, so that the next question is a new look-up.
      if (running.get(stationId) === found) {
        if (registrationStatus === 'Accepted') accepted.set(stationId, registrationStatus, at);
        recorded.set(stationId, recordMessagesUntil?.getTime() ?? 0, at);
      }
      return admission ?? { registrationStatus };
    });
    running.set(stationId, found);
    const end = () => {
      if (running.get(stationId) === found) running.delete(stationId);
    };
    found.then(end, end);
    return found;
  }

  return {
    statusOf(stationId) {
      const now = nowMs();
      return (
        accepted.get(stationId, now) ??
        lookUp(stationId, now).then(({ registrationStatus }) => registrationStatus)
      );
    },
    isRecorded(stationId) {
      const now = nowMs();
      const until = recorded.get(stationId, now);
      if (until !== undefined) return now < until;
      return lookUp(stationId, now).then(
        ({ recordMessagesUntil }) => recordMessagesUntil !== undefined && now < recordMessagesUntil.getTime(),
      );
    },
    forget(stationId) {
      running.delete(stationId);
      accepted.delete(stationId);
    },
  };
}
