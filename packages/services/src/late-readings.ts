import type { Transaction, TransactionStore } from '@csms/store';
import { spanWithFirstReadings } from './numbered-energy.js';
import { readingSeqNo } from './numbered-transactions.js';
import type { Billing } from './tariffs/billing.js';

/** What finding out anew works with. */
export interface LateReadingsDeps {
  readonly transactions: Pick<TransactionStore, 'listReadings' | 'record'>;
  /** Says what the transaction cost, and keeps it. */
  readonly billing?: Pick<Billing, 'settle'> | undefined;
}

/**
 * Finds out anew what a transaction that we numbered came to, when readings of it came after its end: its energy, where they
 * alone tell its begin, and its cost, which may depend on when energy was taken.
 */
export async function settleLateReadings(
  { transactions, billing }: LateReadingsDeps,
  transaction: Transaction,
): Promise<void> {
  const registers = await spanWithFirstReadings(transactions, transaction);
  const known = registers ? await transactions.record(telling(transaction, registers)) : transaction;
  await billing?.settle(known);
}

/** What readings tell of the energy register, as an event of their transaction. */
function telling(
  { stationId, transactionId, ocppVersion, startedAt: at }: Transaction,
  registers: Transaction['registers'],
): Parameters<TransactionStore['record']>[0] {
  const event = { stationId, transactionId, ocppVersion, at, registers, readings: [] };
  return { ...event, kind: 'updated', seqNo: readingSeqNo };
}
