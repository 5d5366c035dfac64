import type { Transaction } from '@csms/store';

/** The place that holds a transaction as it is now; indexes hold the place, so that they need not follow each change. */
export interface TransactionHolder {
  readonly transaction: Transaction;
}
