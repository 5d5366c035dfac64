import type { CallStore, RecordedMessageStore, Removed, TransactionStore } from '@csms/store';

/** Until when things are kept: what is older is removed, and what has no time is left alone. */
export interface Retention {
  /** Readings of transactions that ended before. */
  readonly readingsBefore?: Date;
  /** Transactions that ended before, with their readings and their cost. */
  readonly transactionsBefore?: Date;
  /** Calls to stations that ended before. */
  readonly callsBefore?: Date;
  /** Messages that were recorded before. */
  readonly messagesBefore?: Date;
}

/** What was removed. */
export interface RetentionOutcome {
  readonly readings: number;
  readonly transactions: number;
  readonly calls: number;
  readonly messages: number;
  /** Whether there may be more to remove. */
  readonly isMore: boolean;
}

/** What retention works with. */
export interface RetentionStore {
  readonly transactions: Pick<TransactionStore, 'removeReadings' | 'removeEnded'>;
  readonly calls: Pick<CallStore, 'removeCompleted'>;
  readonly recordedMessages: Pick<RecordedMessageStore, 'removeBefore'>;
}

/** How many are removed by one call of the store: it is short, and stations do not wait for it. */
const batchSize = 500;

/** How many such calls are made for each kind. */
const maxBatches = 10;

/**
 * Removes what is old, the oldest first, as much as takes a few seconds; whoever wants all of it removed goes on while
 * there is more. It does no harm to stop in between, and to do it twice or at once.
 */
export async function removeOld(
  { transactions, calls, recordedMessages }: RetentionStore,
  { readingsBefore, transactionsBefore, callsBefore, messagesBefore }: Retention,
): Promise<RetentionOutcome> {
  const removed = {
    readings: await inBatches(readingsBefore, (before) => transactions.removeReadings(before, batchSize)),
    transactions: await inBatches(transactionsBefore, (before) =>
      transactions.removeEnded(before, batchSize),
    ),
    calls: await inBatches(callsBefore, (before) => calls.removeCompleted(before, batchSize)),
    messages: await inBatches(messagesBefore, (before) => recordedMessages.removeBefore(before, batchSize)),
  };
  return {
    readings: removed.readings.count,
    transactions: removed.transactions.count,
    calls: removed.calls.count,
    messages: removed.messages.count,
    isMore: Object.values(removed).some(({ isMore }) => isMore),
  };
}

async function inBatches(
  before: Date | undefined,
  remove: (before: Date) => Promise<Removed>,
): Promise<Removed> {
  let count = 0;
  if (!before) return { count, isMore: false };
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const removed = await remove(before);
    count += removed.count;
    if (!removed.isMore) return { count, isMore: false };
  }
  return { count, isMore: true };
}
