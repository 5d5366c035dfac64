import { hash } from 'node:crypto';
import {
  foldCase,
  mergeSpans,
  type Reading,
  type RegisterValue,
  spanOf,
  startSeqNo,
  stopSeqNo,
  type TokenReference,
  type Transaction,
  type TransactionEvent,
  type TransactionStore,
} from '@csms/store';
import { spanWithFirstReadings } from './numbered-energy.js';
import {
  hasToldEnd,
  isTransactionNumber,
  type NumberedEvent,
  readingSeqNo,
} from './numbered-transactions.js';
import { countedWh, registerSpan } from './registers.js';

/** The end of a transaction that we numbered. */
export interface NumberedStop extends NumberedEvent {
  /** As the station sent it, which is not one of ours when it never learned the number (1.6 errata 3.18). */
  readonly transactionNumber: number;
  /** The energy register at the end, in Wh. */
  readonly meterStop: number;
  readonly readings: readonly Reading[];
}

/**
 * How many of a token's transactions at a station are looked through for the one that a stop without number may mean.
 */
const maxRecent = 50;

/** How far from the start the reading of the begin may be, in milliseconds. Both times are from the same station. */
const maxBeginDelayMs = 60_000;

/**
 * Records a stop and resolves to its transaction. One that is not known is kept as an ended transaction without a
 * start.
 *
 * Where the station never learned the number, it means the only transaction of its token at the station whose end was
 * not told, if that fits. Without a token, it means the transaction that began at the time and with the energy register
 * that the stop gives for the begin. That a single transaction is active at the station is not enough: the start of
 * another one may have been lost, after the end of this one. Otherwise the stop is kept under an id of its own, which no
 * start ever gets.
 */
export async function recordNumberedStop(
  transactions: Pick<TransactionStore, 'list' | 'listReadings' | 'record'>,
  { transactionNumber, meterStop: told, ...stop }: NumberedStop,
): Promise<Transaction> {
  const meterStop = countedWh(told);
  const transactionId = isTransactionNumber(transactionNumber)
    ? String(transactionNumber)
    : await findStopped(transactions, stop, meterStop);
  const registers = mergeSpans(
    spanOf({ wh: meterStop, at: stop.at, seqNo: stopSeqNo }, 2),
    registerSpan(stop.readings, { seqNo: readingSeqNo }),
  );
  const event: TransactionEvent = {
    ...stop,
    transactionId,
    kind: 'ended',
    seqNo: stopSeqNo,
    registers,
  };
  const transaction = await transactions.record(event);
  const begun = await spanWithFirstReadings(transactions, transaction);
  return begun ? transactions.record({ ...event, readings: [], registers: begun }) : transaction;
}

async function findStopped(
  transactions: Pick<TransactionStore, 'list'>,
  stop: Omit<NumberedStop, 'transactionNumber' | 'meterStop'>,
  meterStop: number,
): Promise<string> {
  const { stationId, token, at } = stop;
  const items = await (token ? ofToken(transactions, stationId, token) : ofBegin(transactions, stop));
  // A copy of the stop means the transaction that the first one ended.
  const stopped = items.find(
    ({ endedAt, registers }) => endedAt?.getTime() === at.getTime() && registers?.end.wh === meterStop,
  );
  if (stopped) return stopped.transactionId;
  const [fitting, ...others] = items.filter(
    (each) => !hasToldEnd(each) && each.startedAt <= at && (each.registers?.begin.wh ?? 0) <= meterStop,
  );
  if (fitting && others.length === 0) return fitting.transactionId;
  return idOfItsOwn([stationId, token && foldCase(token.uid), at.toISOString(), meterStop]);
}

async function ofToken(
  transactions: Pick<TransactionStore, 'list'>,
  stationId: string,
  { uid: tokenUid }: TokenReference,
): Promise<readonly Transaction[]> {
  const { items } = await transactions.list({ stationId, tokenUid }, { limit: maxRecent });
  return items;
}

/** The transactions that began as the readings of a stop say; none when the readings do not say it. */
async function ofBegin(
  transactions: Pick<TransactionStore, 'list'>,
  { stationId, readings }: Pick<NumberedStop, 'stationId' | 'readings'>,
): Promise<readonly Transaction[]> {
  const begin = toldBegin(readings);
  if (!begin) return [];
  const [from, to] = [-maxBeginDelayMs, maxBeginDelayMs].map((ms) => new Date(begin.at.getTime() + ms));
  const { items } = await transactions.list({ stationId, from, to }, { limit: maxRecent });
  // A start has whole watt-hours, a reading may have fractions of one.
  return items.filter(
    ({ start, registers }) => start && registers && Math.abs(registers.begin.wh - begin.wh) < 1,
  );
}

/** The energy register when the transaction began, as the station marks it. */
function toldBegin(readings: readonly Reading[]): RegisterValue | undefined {
  const begins = readings.map(({ sampledValues, ...reading }) => ({
    ...reading,
    sampledValues: sampledValues.filter(({ context }) => context === 'Transaction.Begin'),
  }));
  return registerSpan(begins, { seqNo: startSeqNo })?.begin;
}

/** A negative number, so that it is never that of a start. */
function idOfItsOwn(fields: readonly unknown[]): string {
  return `-${Number.parseInt(hash('sha256', JSON.stringify(fields), 'hex').slice(0, 12), 16)}`;
}
