import type { Page, PageRequest } from './page.js';

/** A token that a station authorizes by its local list. */
export interface LocalListEntry {
  /** What the station reads; unique within the list, ignoring case. */
  readonly uid: string;
  /** Kind of token in the words of 2.0.1, such as `ISO14443`; absent on 1.6. */
  readonly type?: string;
  /** Authorization status in the spelling of 2.0.1, such as `Accepted` or `Blocked`. */
  readonly status: string;
  readonly groupId?: string;
  /** Until when the station may rely on this entry. */
  readonly expiresAt?: Date;
}

/** A version of a station's list, and when the station took it. */
export interface LocalListMoment {
  readonly version: number;
  /** When its answer was received. */
  readonly at: Date;
}

/** A change of its list that a station has accepted. */
export interface LocalListUpdate extends LocalListMoment {
  /**
   * Whether these entries are the whole list, or are added to the one that is there, replacing those with the same
   * uids.
   */
  readonly kind: 'full' | 'differential';
  readonly entries: readonly LocalListEntry[];
  /** Uids of the entries that are taken off. */
  readonly removed: readonly string[];
}

/** The local list of a station: its version, and whether it is known what is on it. */
export interface LocalList {
  /** Absent while it is not known. */
  readonly version?: number;
  /** The highest that it is known to have had, or may have taken: the next one is higher. */
  readonly highestVersion: number;
  /** Whether all changes since a full list are known. */
  readonly areEntriesKnown: boolean;
  /** When the station last told something of it. */
  readonly at: Date;
  /** What {@link mergeLocalList} needs, and nobody else. */
  readonly merge: {
    /** The latest full list. */
    readonly full?: LocalListMoment;
    /** The latest event after which it was not known what is on the list. */
    readonly doubted?: LocalListMoment;
  };
}

/**
 * Local lists of stations. A list has as many entries as its station has room for, thousands perhaps: they are records of
 * their own. Every value returned is the caller's own copy; stations need not be known, and stay unknown.
 */
export interface LocalListStore {
  /**
   * Keeps what a station has accepted, by {@link mergeLocalList}; of each entry the latest change stays, by {@link
   * mergeLocalListRow}, and a full list removes what is older.
   */
  recordUpdate(stationId: string, update: LocalListUpdate): Promise<void>;
  /**
   * Keeps which version a station says its list has (0 is a list without entries, below 0 there is none), or may have,
   * since it was sent a list and no answer came. When that is another version than was known, what is on the list is
   * not known.
   */
  recordVersion(stationId: string, told: LocalListMoment): Promise<void>;
  /** Keeps that a station did not accept a change to a version: neither its version nor its entries are known then. */
  recordFailure(stationId: string, failed: LocalListMoment): Promise<void>;
  /** Resolves to `undefined` when nothing is known of it. */
  find(stationId: string): Promise<LocalList | undefined>;
  /** The entries that a station is known to have, ordered by uid, ignoring case; none while they are not known. */
  listEntries(stationId: string, page: PageRequest): Promise<Page<LocalListEntry>>;
}
