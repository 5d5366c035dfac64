import { codecOf, foldCase, overSince, type Transaction, transactionDates } from '@csms/store';
import type { Content, Document, Path } from './database.js';
import { documentId } from './document-ids.js';

/** How transactions are kept. */
export const transactionCodec = codecOf<Transaction>(transactionDates);

/** The path of a transaction. */
export function transactionPath(stationId: string, transactionId: string): Path {
  return ['transactions', documentId(stationId, transactionId)];
}

/** The token in a transaction's document, by which the transactions of a token are listed. */
export function tokenField(uid: string): string {
  return documentId(foldCase(uid));
}

/** Whether all readings of a transaction were removed. */
export function isEmptied({ fields }: Pick<Document, 'fields'>): boolean {
  return fields.emptyEndedAtMs !== undefined;
}

/**
 * The content of the document of a transaction, with the fields for lists, and with the time by which it is removed: in
 * one field while it may have readings, in another once they were removed.
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
