import type { Page, PageRequest } from './page.js';

/** What a price is for (OCPI 2.2.1, TariffDimensionType). */
export type TariffDimension = 'ENERGY' | 'FLAT' | 'PARKING_TIME' | 'TIME';

/** A day of the week, as OCPI spells it. */
export type DayOfWeek = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';

/** The price of one dimension (OCPI 2.2.1, PriceComponent). */
export interface PriceComponent {
  readonly dimension: TariffDimension;
  /** Without VAT: for a kWh of energy, an hour of time, or once where it is flat. */
  readonly price: number;
  /** In percent; absent where none applies, which is not the same as 0. */
  readonly vat?: number;
  /** Wh or seconds to which the quantity is rounded up; 0 to bill what was measured. */
  readonly stepSize: number;
}

/** When prices apply: while all that is said here is true (OCPI 2.2.1, TariffRestrictions). */
export interface TariffRestrictions {
  /** `HH:MM` in local time. */
  readonly startTime?: string;
  /** `HH:MM` in local time, exclusive; before the start it is that of the next day, `00:00` is the end of the day. */
  readonly endTime?: string;
  /** `YYYY-MM-DD` in local time. */
  readonly startDate?: string;
  /** `YYYY-MM-DD` in local time, exclusive. */
  readonly endDate?: string;
  /** Energy taken so far, in kWh. */
  readonly minKwh?: number;
  /** Exclusive. */
  readonly maxKwh?: number;
  /** Current at the time, the sum of all phases, in A. */
  readonly minCurrent?: number;
  /** Exclusive. */
  readonly maxCurrent?: number;
  /** Power at the time, in kW. */
  readonly minPower?: number;
  /** Exclusive. */
  readonly maxPower?: number;
  /** Duration of the session so far, in seconds. */
  readonly minDuration?: number;
  /** Exclusive. */
  readonly maxDuration?: number;
  readonly dayOfWeek?: readonly DayOfWeek[];
  /** For reservations only: for any, or for one that expired without a session. */
  readonly reservation?: 'RESERVATION' | 'RESERVATION_EXPIRES';
}

/** Prices that apply under the same conditions (OCPI 2.2.1, TariffElement). */
export interface TariffElement {
  readonly priceComponents: readonly PriceComponent[];
  readonly restrictions?: TariffRestrictions;
}

/** A bound of what a session costs. */
export interface PriceLimit {
  readonly exclVat: number;
  readonly inclVat?: number;
}

/**
 * What charging costs (OCPI 2.2.1, Tariff). For each dimension and at each time the first element counts that has a
 * price of it and applies; a dimension without one costs nothing.
 */
export interface Tariff {
  /** 1 to 36 characters. */
  readonly tariffId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** At least one. */
  readonly elements: readonly TariffElement[];
  /** A session costs at least this. */
  readonly minPrice?: PriceLimit;
  /** A session costs at most this. */
  readonly maxPrice?: PriceLimit;
  /** When this version came. A session is billed by the version that was there when it began. */
  readonly lastUpdated: Date;
}

/** How many versions of a tariff are kept: the latest. */
export const maxTariffVersions = 100;

/** Tariffs, each in all its versions. Every value returned is the caller's own copy. */
export interface TariffStore {
  /**
   * Keeps a tariff as the version of its `lastUpdated`. A version that is there already stays as it is. The latest
   * {@link maxTariffVersions} versions are kept at least, twice as many at most.
   */
  set(tariff: Tariff): Promise<void>;
  /**
   * The version that was the latest at a time, or the latest of all; the first one for a time before it. Resolves to
   * `undefined` when there is no such tariff.
   */
  find(tariffId: string, at?: Date): Promise<Tariff | undefined>;
  /** Removes all versions of a tariff; does nothing when there is none. */
  remove(tariffId: string): Promise<void>;
  /** The latest version of each tariff, ordered by id. */
  list(page: PageRequest): Promise<Page<Tariff>>;
}
