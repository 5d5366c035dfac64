import {
  energyOf,
  mergeSpans,
  type RegisterSpan,
  startSeqNo,
  type Transaction,
  type TransactionStore,
} from '@csms/store';
import { readingSeqNo } from './numbered-transactions.js';
import { registerSpan } from './registers.js';

/** Readings that are looked through for the begin of a transaction. */
const maxFirstReadings = 100;

/** Readings that are looked through for the latest value of the energy register, which not each of them has. */
const maxLatestReadings = 20;

/**
 * The energy that a transaction which we numbered has taken, in Wh; so far, while it goes on. Until it ends its record
 * knows its begin only, since its readings are kept beside it (OCPP 1.6 MeterValues): what it took is found in the latest of
 * them. `undefined` while no energy register is known. Two look-ups at most, and none once it has ended.
 */
export async function numberedEnergy(
  transactions: Pick<TransactionStore, 'findLatestReadings' | 'listReadings'>,
  transaction: Transaction,
): Promise<number | undefined> {
  const { stationId, transactionId, status, energyWh } = transaction;
  if (status === 'ended') return energyWh;
  const latest = await transactions.findLatestReadings(stationId, transactionId, maxLatestReadings);
  const registers = mergeSpans(transaction.registers, registerSpan(latest, { seqNo: readingSeqNo }));
  if (!registers) return undefined;
  const span = await spanWithFirstReadings(transactions, { stationId, transactionId, registers });
  return energyOf(span ?? registers).energyWh;
}

/**
 * What the first and the latest readings of a transaction that we numbered tell of the energy register; `undefined` when
 * they do not mention it. Two look-ups.
 */
export async function spanOfReadings(
  transactions: Pick<TransactionStore, 'findLatestReadings' | 'listReadings'>,
  { stationId, transactionId }: Pick<Transaction, 'stationId' | 'transactionId'>,
): Promise<RegisterSpan | undefined> {
  const { items } = await transactions.listReadings(stationId, transactionId, { limit: maxFirstReadings });
  const latest = await transactions.findLatestReadings(stationId, transactionId, maxLatestReadings);
  return registerSpan([...items, ...latest], { seqNo: readingSeqNo });
}

/**
 * The registers of a transaction with those of its first readings, which tell what its begin was where the station did
 * not say or said 0; `undefined` when they add nothing. One look-up, and none for a plausible begin.
 */
export async function spanWithFirstReadings(
  transactions: Pick<TransactionStore, 'listReadings'>,
  { stationId, transactionId, registers }: Pick<Transaction, 'stationId' | 'transactionId' | 'registers'>,
): Promise<RegisterSpan | undefined> {
  if (!registers || (registers.begin.seqNo === startSeqNo && registers.begin.wh !== 0)) return undefined;
  const { items } = await transactions.listReadings(stationId, transactionId, { limit: maxFirstReadings });
  const merged = mergeSpans(registers, registerSpan(items, { seqNo: readingSeqNo }));
  const isNews = merged?.begin !== registers.begin || merged.firstAboveZero !== registers.firstAboveZero;
  return isNews ? merged : undefined;
}
