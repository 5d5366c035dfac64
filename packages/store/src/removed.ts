import type { Transaction } from './transactions.js';

/** What one call that removes what is old came to; such calls are short, so there may be many. */
export interface Removed {
  /** How many were removed. */
  readonly count: number;
  /** Whether there may be more to remove. When it is false, there was nothing else at that time. */
  readonly isMore: boolean;
}

/** An end before this is from the clock of a station that does not know the time. */
const earliestEnd = new Date('2010-01-01T00:00:00Z');

/**
 * Since when a transaction is over, for whoever removes what is old: its end by the station's clock, or when that was
 * received, whichever is later, so that no clock makes a new transaction old. `undefined` while it goes on, and where
 * nobody knows the time.
 */
export function overSince({ endedAt, endReceivedAt }: Transaction): Date | undefined {
  const since = endedAt && endReceivedAt && endReceivedAt > endedAt ? endReceivedAt : endedAt;
  return since && since >= earliestEnd ? since : undefined;
}
