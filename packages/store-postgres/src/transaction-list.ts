import {
  cursorsOf,
  foldCase,
  type Page,
  type PageRequest,
  type Transaction,
  type TransactionFilter,
} from '@csms/store';
import { text, time } from './columns.js';
import type { Queries, Value } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import { timestampOf } from './times.js';
import { selectedTransaction, type TransactionRow, transactionOf } from './transaction-rows.js';

const byStart: ListOrder<Transaction, [number, string, string]> = {
  cursors: cursorsOf('transactions', 'number', 'string', 'string'),
  columns: [time('started_at'), text('station_id'), text('transaction_id')],
  positionOf: ({ startedAt, stationId, transactionId }) => [startedAt.getTime(), stationId, transactionId],
  direction: 'descending',
};

/** Transactions that fit all of a filter, the latest start first. */
export function listTransactions(
  queries: Queries,
  { stationId, tokenUid, active, from, to }: TransactionFilter,
  request: PageRequest,
): Promise<Page<Transaction>> {
  const where: string[] = [];
  const values: Value[] = [];

  function require(condition: string, value: Value): void {
    values.push(value);
    where.push(condition.replace('?', `$${values.length}`));
  }

  if (stationId !== undefined) require('station_id = ?', keyOf(stationId));
  if (tokenUid !== undefined) require('folded_token = ?', keyOf(foldCase(tokenUid)));
  // A literal, so that the partial index of active transactions applies.
  if (active !== undefined) where.push(active ? `status = 'active'` : `status = 'ended'`);
  if (from) require('started_at >= ?', timestampOf(from));
  if (to) require('started_at < ?', timestampOf(to));
  return readPage<Transaction, [number, string, string], TransactionRow>(
    queries,
    { select: selectedTransaction, from: 'transactions', where, values, decode: transactionOf },
    byStart,
    request,
  );
}
