import type { Page, PageRequest } from './page.js';

/** A way in which a station's message departs from the standard, and that was put up with. */
export interface Deviation {
  /** Name of the rule that puts up with it, such as `null-field`. */
  readonly rule: string;
  readonly action: string;
  /** JSON pointer to the field, without positions in lists; empty for the message as a whole. */
  readonly field: string;
  /** What the station sent there: short, and without secrets. */
  readonly example: string;
  /** OCPP message id. */
  readonly messageId: string;
  /** When the message was received: the same for every copy of it. */
  readonly at: Date;
}

/** What is known of a deviation of a station that was met at least once. */
export interface DeviationRecord {
  readonly rule: string;
  readonly action: string;
  readonly field: string;
  /** Messages in which it was met. */
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** From the latest message. */
  readonly example: string;
  /** The latest messages in which it was met. For {@link addDeviation} only: stores keep it, nobody else reads it. */
  readonly recent: readonly string[];
}

/** How many messages are remembered of a deviation, to tell copies from new ones. */
export const maxRecentDeviations = 16;

/** How many deviations of a station are kept at least. */
export const maxDeviations = 100;

/** Deviations of stations. Every value returned is the caller's own copy. */
export interface DeviationStore {
  /**
   * Adds deviations of many stations, each to what is known of its rule, action and field, by {@link addDeviation}. The
   * stations need not be known, and stay unknown. The {@link maxDeviations} that were met last are kept; a station never
   * has more than twice as many.
   */
  record(met: ReadonlyMap<string, readonly Deviation[]>): Promise<void>;
  /** The deviations of a station, the one that was met last first. */
  list(stationId: string, page: PageRequest): Promise<Page<DeviationRecord>>;
}

/**
 * For the stores: what is known of a deviation with one more message. A copy of a message counts once, whatever the order
 * in which messages are added, as long as no more than {@link maxRecentDeviations} came in between.
 */
export function addDeviation(
  known: DeviationRecord | undefined,
  { rule, action, field, example, messageId, at }: Deviation,
): DeviationRecord {
  const mark = `${at.toISOString()} ${messageId}`;
  if (!known) {
    return { rule, action, field, count: 1, firstAt: at, lastAt: at, example, recent: [mark] };
  }
  if (known.recent.includes(mark) || isForgotten(mark, known.recent)) return known;
  const recent = [...known.recent, mark].toSorted();
  return {
    ...known,
    count: known.count + 1,
    firstAt: at < known.firstAt ? at : known.firstAt,
    lastAt: at > known.lastAt ? at : known.lastAt,
    example: recent.at(-1) === mark ? example : known.example,
    recent: recent.slice(-maxRecentDeviations),
  };
}

/** Whether a message is so old that it may be one that was counted and is not remembered. */
function isForgotten(mark: string, recent: readonly string[]): boolean {
  const [oldest] = recent;
  return recent.length === maxRecentDeviations && oldest !== undefined && mark < oldest;
}
