/** What a removal of what is old came to: one of many, each of which is short. */
export interface Removed {
  /** So many were removed. */
  readonly count: number;
  /** Whether there may be more to remove. When it is false, there was nothing else at that time. */
  readonly isMore: boolean;
}

/**
 * Transactions that ended earlier did so by the clock of a station that does not know the time. They are not old for that,
 * and never removed.
 */
export const earliestEnd = new Date('2010-01-01T00:00:00Z');
