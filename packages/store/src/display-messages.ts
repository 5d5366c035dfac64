import type { ComponentName } from './device-model.js';
import type { Page, PageRequest } from './page.js';

/** A message that a station shows to drivers, as the station has it (2.0.1 O, MessageInfoType). */
export interface ReportedDisplayMessage {
  /** Unique within the station. */
  readonly displayMessageId: number;
  /** Such as `AlwaysFront` or `NormalCycle`. */
  readonly priority: string;
  /** The state of the station in which it is shown, such as `Charging`; absent for all of them. */
  readonly state?: string;
  /** From when on it is shown; absent for at once. */
  readonly startsAt?: Date;
  /** When the station removes it; absent for never. */
  readonly endsAt?: Date;
  /** The transaction during which it is shown. */
  readonly transactionId?: string;
  /** The display that shows it; absent for the main one. */
  readonly display?: ComponentName;
  /** Such as `UTF8` or `HTML`. */
  readonly format: string;
  /** RFC 5646. */
  readonly language?: string;
  readonly content: string;
}

/** A message that a station shows, as it was last told of. */
export interface DisplayMessage extends ReportedDisplayMessage {
  /** When the station told of it. */
  readonly at: Date;
}

/** How many display messages of a station are kept at least. */
export const maxDisplayMessages = 500;

/**
 * Display messages of stations. Of each the latest that was told counts, that it is there or that it was cleared, in
 * whatever order this comes. Every value returned is the caller's own copy. A station need not be known, and stays
 * unknown. The {@link maxDisplayMessages} that were told of last, or cleared, are kept; a station never has more than
 * twice as many.
 */
export interface DisplayMessageStore {
  /** Keeps messages that the station told of at a time. */
  record(stationId: string, messages: readonly ReportedDisplayMessage[], at: Date): Promise<void>;
  /** Clears messages that the station no longer had at a time. */
  clear(stationId: string, displayMessageIds: readonly number[], at: Date): Promise<void>;
  /** Clears all messages that were told of before a time, also those that are recorded afterwards. */
  clearBefore(stationId: string, time: Date): Promise<void>;
  /** The messages of a station, by their ids. */
  list(stationId: string, page: PageRequest): Promise<Page<DisplayMessage>>;
}
