import type { Page, PageRequest } from './page.js';

/** What a station tells of an EVSE. */
export interface OfEvse {
  /** 0 for the station as a whole. */
  readonly evseId: number;
  /** When it was received. */
  readonly at: Date;
}

/** For how many EVSEs of a station the latest is kept at least. */
export const maxEvses = 200;

/** The latest of what stations tell of each EVSE. Every value returned is the caller's own copy. */
export interface LatestByEvseStore<Item extends OfEvse> {
  /**
   * Keeps an item in place of that of its EVSE, unless that one is later. The station need not be known, and stays
   * unknown. The items of the {@link maxEvses} EVSEs that were told of last are kept; a station never has more than twice
   * as many.
   */
  record(stationId: string, item: Item): Promise<void>;
  /** The items of a station, by EVSE. */
  list(stationId: string, page: PageRequest): Promise<Page<Item>>;
}
