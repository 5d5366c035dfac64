import { codecOf, foldCase, overSince, type Transaction, transactionDates } from '@csms/store';
import type { Content, Document, Path } from './database.js';
import { documentId } from './document-ids.js';

/** How transactions are kept. */
export const transactionCodec = codecOf<Transaction>(transactionDates);

/** Where a transaction is. */
export function transactionPath(stationId: string, transactionId: string): Path {
  return ['transactions', documentId(stationId, transactionId)];
}

/** What a transaction's document says of its token, for lists of those of one token. */
export function tokenField(uid: string): string {
  return documentId(foldCase(uid));
}

/** Whether all readings of a transaction were removed. */
export function isEmptied({ fields }: Pick<Document, 'fields'>): boolean {
  return fields.emptyEndedAtMs !== undefined;
}

/**
 * The content of the document of a transaction, with what lists find it by, and with what it is old by: one field while it
 * may have readings, another once they were removed.
 */
export function contentOfTransaction(
  transaction: Transaction,
  { isEmpty = false }: { readonly isEmpty?: boolean } = {},
): Content {
  const { stationId, token, status, startedAt } = transaction;
  const overSinceMs = overSince(transaction)?.getTime();
  return {
    fields: {
      fullEndedAtMs: isEmpty ? undefined : overSinceMs,
      emptyEndedAtMs: isEmpty ? overSinceMs : undefined,
      station: documentId(stationId),
      token: token && tokenField(token.uid),
      status,
      startedAtMs: startedAt.getTime(),
    },
    record: transactionCodec.encode(transaction),
  };
}
