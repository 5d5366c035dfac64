import type { Transaction } from '@csms/store';

/** Holds the current state of a transaction. Indexes refer to the holder, so that they need not follow each change. */
export interface TransactionHolder {
  readonly transaction: Transaction;
}
