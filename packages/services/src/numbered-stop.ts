import { hash } from 'node:crypto';
import {
  foldCase,
  mergeSpans,
  type Reading,
  spanOf,
  stopSeqNo,
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

/**
 * Records a stop and resolves to its transaction. One that is not known is kept as an ended transaction without a
 * start.
 *
 * Where the station never learned the number, it means the only transaction of its token at the station whose end was
 * not told, if that fits; otherwise the stop is kept under an id of its own, which no start ever gets.
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
  stop: NumberedEvent,
  meterStop: number,
): Promise<string> {
  const { stationId, token, at } = stop;
  if (token) {
    const { items } = await transactions.list({ stationId, tokenUid: token.uid }, { limit: maxRecent });
    // A copy of the stop means the transaction that the first one ended.
    const stopped = items.find(
      ({ endedAt, registers }) => endedAt?.getTime() === at.getTime() && registers?.end.wh === meterStop,
    );
    if (stopped) return stopped.transactionId;
    const [fitting, ...others] = items.filter(
      (each) => !hasToldEnd(each) && each.startedAt <= at && (each.registers?.begin.wh ?? 0) <= meterStop,
    );
    if (fitting && others.length === 0) return fitting.transactionId;
  }
  return idOfItsOwn([stationId, token && foldCase(token.uid), at.toISOString(), meterStop]);
}

/** A negative number, so that it is never that of a start. */
function idOfItsOwn(fields: readonly unknown[]): string {
  return `-${Number.parseInt(hash('sha256', JSON.stringify(fields), 'hex').slice(0, 12), 16)}`;
}
