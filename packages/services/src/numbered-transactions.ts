import type { Transaction, TransactionEvent } from '@csms/store';

/**
 * Something that a station tells of a transaction which it leaves to us to number (OCPP 1.6). Its place among the
 * transaction's events follows from what it is.
 */
export type NumberedEvent = Omit<
  TransactionEvent,
  'transactionId' | 'kind' | 'seqNo' | 'registers' | 'readings'
>;

/** `seqNo` of the readings of such a transaction: after its start, before its stop. */
export const readingSeqNo = 1;

/** Whether a number may be the id of a transaction that we, or a CSMS before us, gave to a station. */
export function isTransactionNumber(value: number): boolean {
  return value > 0 && Number.isSafeInteger(value);
}

/** Whether the station told that a transaction has ended, rather than an operator who assumed it. */
export function hasToldEnd({ status, flags }: Pick<Transaction, 'status' | 'flags'>): boolean {
  return status === 'ended' && !flags.includes('assumed_end');
}
