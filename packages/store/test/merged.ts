import { mergeAssumedEnd, mergeTransaction } from '../src/merge-transaction.js';
import type { AssumedEnd, Transaction, TransactionEvent } from '../src/transactions.js';

/** A transaction with one thing more that is told of it. */
export function mergeInto(current: Transaction, told: TransactionEvent | AssumedEnd): Transaction {
  return 'assumedAt' in told ? mergeAssumedEnd(current, told) : mergeTransaction(current, told);
}

/** What becomes of a transaction. Ends are assumed only of one that is known, so the first event comes before them. */
export function merged(...history: readonly (TransactionEvent | AssumedEnd)[]): Transaction {
  const first = history.findIndex((told) => !('assumedAt' in told));
  const event = history[first];
  if (!event || 'assumedAt' in event) throw new Error('expected at least one event');
  return history.toSpliced(first, 1).reduce(mergeInto, mergeTransaction(undefined, event));
}
