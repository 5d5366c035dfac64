import type { ChargingSchedule } from './charging-schedules.js';
import type { Page, PageRequest } from './page.js';
import type { Removal } from './removals.js';

/** A charging profile: limits of a kind, one or several schedules of them (1.6 and 2.0.1, ChargingProfile). */
export interface ChargingProfile {
  /** Unique within the station. */
  readonly profileId: number;
  /** Of profiles of one purpose that hold at a time, the one with the highest level counts. */
  readonly stackLevel: number;
  /**
   * In the words of 2.0.1: `ChargingStationMaxProfile` (on 1.6 `ChargePointMaxProfile`), `TxDefaultProfile`, `TxProfile`
   * or `ChargingStationExternalConstraints`.
   */
  readonly purpose: string;
  /** `Absolute`, `Recurring` or `Relative`. */
  readonly kind: string;
  /** `Daily` or `Weekly`, of what is `Recurring`. */
  readonly recurrency?: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  /** Of a `TxProfile`. On 1.6 the number, as text. */
  readonly transactionId?: string;
  /** One; on 2.0.1 up to three, for an EV to choose from. */
  readonly schedules: readonly ChargingSchedule[];
}

/** A charging profile on a station. */
export interface InstalledChargingProfile extends ChargingProfile {
  /** 0 for the station as a whole. */
  readonly evseId: number;
  /**
   * Who set it, in the words of 2.0.1: `CSO` for what a CSMS set, `EMS`, `SO` or `Other` (ChargingLimitSourceEnumType).
   */
  readonly source: string;
  /** When the station said that it has it. */
  readonly at: Date;
}

/** Which charging profiles are meant: those that meet each of these; all of them when there is none. */
export interface ChargingProfileCriteria {
  readonly profileIds?: readonly number[];
  /** 0 for those of the station as a whole; without it, those of every EVSE too. */
  readonly evseId?: number;
  readonly purposes?: readonly string[];
  readonly stackLevel?: number;
  readonly sources?: readonly string[];
  /** The transaction whose profiles are left out. */
  readonly exceptTransactionId?: string;
}

/** How many charging profiles of a station are kept at least. */
export const maxChargingProfiles = 200;

/**
 * Charging profiles on stations, as far as stations told of them. A `TxProfile` is over when its transaction is, and
 * any profile when it is not valid any more; stations do not tell of either, so such profiles stay here until others
 * replace them. Every value returned is the caller's own copy.
 */
export interface ChargingProfileStore {
  /**
   * Keeps profiles, each in place of the one of its id, unless that one is later, or it was removed later. What else
   * they replace is removed as by {@link recordRemoved}, in one go. The station need not be known, and stays unknown.
   * The {@link maxChargingProfiles} profiles that are the latest are kept; a station never has more than twice as many.
   */
  recordInstalled(
    stationId: string,
    profiles: readonly InstalledChargingProfile[],
    replaced?: Removal<ChargingProfileCriteria>,
  ): Promise<void>;
  /**
   * Removes the profiles that meet the criteria and are from before a time, also those that are recorded afterwards, by
   * {@link addRemoval}.
   */
  recordRemoved(stationId: string, criteria: ChargingProfileCriteria, at: Date): Promise<void>;
  /** The profiles of a station, by their ids. */
  list(stationId: string, page: PageRequest): Promise<Page<InstalledChargingProfile>>;
}

/** For the stores: whether criteria mean a profile. */
export function isProfileMeant(
  profile: Pick<
    InstalledChargingProfile,
    'profileId' | 'evseId' | 'purpose' | 'stackLevel' | 'source' | 'transactionId'
  >,
  { profileIds, evseId, purposes, stackLevel, sources, exceptTransactionId }: ChargingProfileCriteria,
): boolean {
  return (
    (profileIds?.includes(profile.profileId) ?? true) &&
    (evseId === undefined || evseId === profile.evseId) &&
    (purposes?.includes(profile.purpose) ?? true) &&
    (stackLevel === undefined || stackLevel === profile.stackLevel) &&
    (sources?.includes(profile.source) ?? true) &&
    (exceptTransactionId === undefined || exceptTransactionId !== profile.transactionId)
  );
}
