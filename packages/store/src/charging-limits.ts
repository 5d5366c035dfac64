import type { ChargingSchedule } from './charging-schedules.js';
import type { Page, PageRequest } from './page.js';

/** A limit that somebody other than the CSMS set at a station (2.0.1 K12, K13). */
export interface ChargingLimit {
  /** 0 for the station as a whole. */
  readonly evseId: number;
  /** Who set it: `EMS`, `SO`, `CSO` or `Other` (2.0.1, ChargingLimitSourceEnumType). */
  readonly source: string;
  /** Whether the grid is in danger without it; absent where the station does not say. */
  readonly isGridCritical?: boolean;
  /** The limit in time; none where the station does not say. */
  readonly schedules: readonly ChargingSchedule[];
  /** When it was received: the station tells no time. */
  readonly at: Date;
}

/** Which limits are meant: those of a source, on an EVSE or, without one, everywhere. */
export type ChargingLimitCriteria = Pick<ChargingLimit, 'source'> & Partial<Pick<ChargingLimit, 'evseId'>>;

/** How many limits of a station are kept at least. */
export const maxChargingLimits = 200;

/** Limits of others at stations. Every value returned is the caller's own copy. */
export interface ChargingLimitStore {
  /**
   * Keeps a limit in place of the one of its EVSE and source, unless that one is later, or {@link recordRemoved}
   * removed it later. The station need not be known, and stays unknown. The {@link maxChargingLimits} limits that are
   * the latest are kept; a station never has more than twice as many.
   */
  record(stationId: string, limit: ChargingLimit): Promise<void>;
  /**
   * Removes the limits that the criteria mean and that are from before a time, also those that are recorded afterwards,
   * by {@link addRemoval}.
   */
  recordRemoved(stationId: string, criteria: ChargingLimitCriteria, at: Date): Promise<void>;
  /** The limits of a station, by EVSE and source. */
  list(stationId: string, page: PageRequest): Promise<Page<ChargingLimit>>;
}

/** For the stores: whether criteria mean a limit. */
export function isLimitMeant(
  limit: Pick<ChargingLimit, 'evseId' | 'source'>,
  { evseId, source }: ChargingLimitCriteria,
): boolean {
  return limit.source === source && (evseId === undefined || evseId === limit.evseId);
}
