import type { Clock } from '@csms/router';
import type { CallStore } from '@csms/store';
import { createDueWork } from './due-work.js';

/** What ends the calls whose time is over. */
export interface CallExpiry {
  /** Stops, and resolves when what runs has ended. Closing twice does no harm. */
  close(): Promise<void>;
}

/** What ending calls works with. */
export interface CallExpiryOptions {
  readonly records: Pick<CallStore, 'expireDue'>;
  readonly clock?: Clock;
  /** How often to look for such calls, in milliseconds; every second by default. */
  readonly intervalMs?: number;
  /** Hears of a look that failed; the next one does its work. */
  readonly onError?: (error: unknown) => void;
}

/**
 * How many calls the store ends at a time; when it ended that many there may be more, and it is asked again without a
 * pause.
 */
const batchSize = 100;

/**
 * Ends calls whose time is over as `TimedOut`, until it is closed. The store says which are due, so every manager may
 * run this: when one dies, the others do its work.
 */
export function createCallExpiry({
  records,
  clock = { now: () => new Date() },
  intervalMs,
  onError = () => {},
}: CallExpiryOptions): CallExpiry {
  return createDueWork({
    claim: (limit) => records.expireDue(clock.now(), limit),
    // They have ended when they are claimed.
    work: async () => {},
    onError,
    maxInFlight: batchSize,
    intervalMs,
  });
}
