import type { Page, PageRequest } from './page.js';
import type { ConnectorState } from './stations.js';

/** What a station answered when it was asked to take a part of itself into or out of service (ChangeAvailability). */
export interface Availability {
  /** 0 for the station as a whole. */
  readonly evseId: number;
  /** 0 for an EVSE or the station as a whole. */
  readonly connectorId: number;
  readonly isOperative: boolean;
  /** Whether it does so only when the running transaction has ended. */
  readonly isScheduled: boolean;
  readonly at: Date;
}

/** How many parts of a station are kept at least. */
export const maxAvailabilities = 500;

/** What stations answered to ChangeAvailability. Every value returned is the caller's own copy. */
export interface AvailabilityStore {
  /**
   * Keeps the latest of each part. The station need not be known, and stays unknown. The {@link maxAvailabilities} that are
   * the latest are kept; a station never has more than twice as many.
   */
  record(stationId: string, availability: Availability): Promise<void>;
  /** The parts of a station, by EVSE and connector. */
  list(stationId: string, page: PageRequest): Promise<Page<Availability>>;
}

/**
 * Whether a part of a station has yet to do what it scheduled: one of its connectors is still in use, or none is known.
 * Connectors that are not in use change at once (2.0.1 G03), and those in use when their transaction ends.
 */
export function isAvailabilityPending(
  { evseId, connectorId, isScheduled }: Availability,
  connectors: readonly ConnectorState[],
): boolean {
  if (!isScheduled) return false;
  const concerned = connectors.filter(
    (state) =>
      state.connectorId !== 0 &&
      (evseId === 0 || state.evseId === evseId) &&
      (connectorId === 0 || state.connectorId === connectorId),
  );
  return concerned.length === 0 || concerned.some(({ status }) => !idle.has(status));
}

/** Statuses without a transaction that a scheduled change waits for. */
const idle: ReadonlySet<string> = new Set<ConnectorState['status']>(['Available', 'Reserved', 'Unavailable']);
