import { limitOf, type Removed } from '@csms/store';
import type { Database, Document, Write } from './database.js';
import { readingsOf } from './readings.js';
import { removeAll } from './remove-all.js';
import { removeOldest } from './remove-oldest.js';
import { contentOfTransaction, transactionCodec } from './transaction-document.js';
import { untilDone } from './until-done.js';

/** How many transactions are looked at in one call, however few readings they have. */
const maxTransactions = 100;

/** How many readings are removed at a time. */
const batchSize = 300;

/** Hears of each transaction of which something is removed. */
export type OnRemoved = (transaction: Pick<Document, 'path'>) => void;

/** Removes the readings of transactions that ended before a time, transaction by transaction. */
export async function removeReadings(
  database: Database,
  endedBefore: Date,
  limit: number,
  onRemoved: OnRemoved,
): Promise<Removed> {
  const max = limitOf({ limit });
  let count = 0;
  for (let place = 0; place < maxTransactions; place += 1) {
    const emptied = await emptyNext(database, endedBefore, Math.min(batchSize, max - count), onRemoved);
    if (!emptied) return { count, isMore: false };
    count += emptied.count;
    if (count === max) return { count, isMore: true };
  }
  return { count, isMore: true };
}

/** Removes transactions that ended before a time, or some of their readings. */
export async function removeEnded(
  database: Database,
  endedBefore: Date,
  limit: number,
  onRemoved: OnRemoved,
): Promise<Removed> {
  const { isMore } = await removeReadings(database, endedBefore, limit, onRemoved);
  if (isMore) return { count: 0, isMore };
  const ended = {
    collection: 'transactions',
    field: 'emptyEndedAtMs',
    // Readings that came while the others were removed.
    async removeBelonging(transactions: readonly Document[]) {
      for (const transaction of transactions) {
        await removeAll(database, { collection: readingsOf(transaction.path) });
        onRemoved(transaction);
      }
    },
  };
  return removeOldest(database, ended, endedBefore, limit);
}

/**
 * Removes readings of the earliest ended transaction that has some, and notes that, in one commit; `undefined` when
 * there is none.
 */
function emptyNext(
  database: Database,
  endedBefore: Date,
  max: number,
  onRemoved: OnRemoved,
): Promise<Pick<Removed, 'count'> | undefined> {
  return untilDone<Pick<Removed, 'count'> | undefined>(async () => {
    const [transaction] = await database.find({
      collection: ['transactions'],
      orderBy: 'fullEndedAtMs',
      range: { before: endedBefore.getTime() },
      limit: 1,
    });
    if (!transaction) return { result: undefined };
    const found = await database.find({
      collection: readingsOf(transaction.path),
      orderBy: 'atMs',
      limit: max + 1,
      fieldsOnly: true,
    });
    const removed = found.slice(0, max);
    const record = { ...transactionCodec.decode(transaction.record), readingsRemoved: true } as const;
    const content = contentOfTransaction(record, { isEmpty: found.length === removed.length });
    onRemoved(transaction);
    const version = await database.commit([
      { kind: 'replace', known: transaction, content },
      ...removed.map((known): Write => ({ kind: 'remove', known })),
    ]);
    return version && { result: { count: removed.length } };
  });
}
