import type { Page, PageRequest } from './page.js';
import type { Removed } from './removed.js';

/** A message between a station and the CSMS, as it was recorded to find out what goes wrong. It holds nothing secret. */
export interface RecordedMessage {
  /** Names the message among the station's: recorded again, it has the same id. */
  readonly id: string;
  /** When it was received or sent. */
  readonly at: Date;
  readonly direction: 'from_station' | 'to_station';
  readonly type: 'call' | 'result' | 'error';
  /** OCPP message id. */
  readonly messageId: string;
  /** Of an answer, that of the call. */
  readonly action: string;
  /** JSON, as a text. */
  readonly payload?: string;
  /** Whether the payload is only the beginning of what there was. */
  readonly isCut?: boolean;
  /** Why a call was refused. */
  readonly error?: RecordedError;
}

/** Why a call was refused, in a message that was recorded. */
export interface RecordedError {
  /** As it stands on the OCPP wire. */
  readonly code: string;
  readonly description: string;
}

/** How many messages of a station are kept at least, unless they are too old. */
export const maxRecordedMessages = 500;

/** How much older than the latest of its station a message may be. */
export const maxRecordedMessageAgeMs = 7 * 24 * 60 * 60_000;

/** How long a payload may be, in characters. */
export const maxRecordedPayloadLength = 16_384;

/** Recorded messages of stations. Every value returned is the caller's own copy. */
export interface RecordedMessageStore {
  /**
   * Keeps messages of many stations, each once: of two with one id the first stays. The stations need not be known, and
   * stay unknown. The {@link maxRecordedMessages} latest are kept, a station never has more than twice as many, and those
   * are forgotten that are {@link maxRecordedMessageAgeMs} older than the latest that is added.
   */
  record(messages: ReadonlyMap<string, readonly RecordedMessage[]>): Promise<void>;
  /** The messages of a station, the latest first. */
  list(stationId: string, page: PageRequest): Promise<Page<RecordedMessage>>;
  /**
   * Removes the messages of all stations that are older than a time, the oldest first, `limit` of them at most, 1 to 1,000.
   */
  removeBefore(time: Date, limit: number): Promise<Removed>;
}
