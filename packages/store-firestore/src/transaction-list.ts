import {
  cursorsOf,
  type Page,
  type PageRequest,
  type Transaction,
  type TransactionFilter,
} from '@csms/store';
import type { Database } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';
import { tokenField, transactionCodec } from './transaction-document.js';

const byStart: ListOrder<Transaction, [number, string, string]> = {
  cursors: cursorsOf('transactions', 'number', 'string', 'string'),
  positionOf: ({ startedAt, stationId, transactionId }) => [startedAt.getTime(), stationId, transactionId],
  direction: 'descending',
};

/** Transactions that fit all of a filter, the latest start first. */
export function listTransactions(
  database: Database,
  { stationId, tokenUid, active, from, to }: TransactionFilter,
  request: PageRequest,
): Promise<Page<Transaction>> {
  return readPage(
    database,
    {
      collection: ['transactions'],
      equal: {
        ...(stationId !== undefined && { station: documentId(stationId) }),
        ...(tokenUid !== undefined && { token: tokenField(tokenUid) }),
        ...(active !== undefined && { status: active ? 'active' : 'ended' }),
      },
      range: { from: from?.getTime(), before: to?.getTime() },
      orderBy: 'startedAtMs',
      decode: ({ record }) => transactionCodec.decode(record),
    },
    byStart,
    request,
  );
}
