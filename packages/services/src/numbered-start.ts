import { hash } from 'node:crypto';
import {
  foldCase,
  type StartIdentity,
  spanOf,
  startSeqNo,
  type Transaction,
  type TransactionStore,
} from '@csms/store';
import { hasToldEnd, type NumberedEvent } from './numbered-transactions.js';
import { countedWh } from './registers.js';

/** The start of a transaction that we number. */
export interface NumberedStart extends NumberedEvent {
  /** The energy register at the start, in Wh. */
  readonly meterStart: number;
  /** OCPP message id, by which a new start is told from a copy where the station's clock stands still. */
  readonly messageId: string;
}

/**
 * Records a start under a transaction id of its own, and resolves to the transaction: the one that holds the id already
 * when this start was recorded before.
 *
 * The id follows from what the start says, so that no counter is needed and a copy finds the same one. Where another
 * start holds it, the next is tried. While its transaction runs, as far as its station told, an equal start is the same
 * start; after that only with the same message id, since a station whose clock stands still may begin its next
 * transaction with the same words.
 */
export async function recordNumberedStart(
  transactions: Pick<TransactionStore, 'claimStart'>,
  { meterStart, messageId, ...event }: NumberedStart,
): Promise<Transaction> {
  const { stationId, evseId, token, at } = event;
  const key = digest([stationId, evseId, token && foldCase(token.uid), at.toISOString(), meterStart]);
  const start: StartIdentity = { key, messageId };
  const registers = spanOf({ wh: countedWh(meterStart), at, seqNo: startSeqNo }, 2);
  for (const transactionId of candidates(start)) {
    const { claimed, transaction } = await transactions.claimStart(
      { ...event, transactionId, kind: 'started', seqNo: startSeqNo, registers, readings: [] },
      start,
    );
    if (claimed || isSameStart(transaction, start)) return transaction;
  }
  throw new Error('expected a free transaction id');
}

function isSameStart(holder: Transaction, { key, messageId }: StartIdentity): boolean {
  const { start } = holder;
  return start?.key === key && (!hasToldEnd(holder) || start.messageId === messageId);
}

/** How many digests give ids that every copy of a start shares. */
const sharedDigests = 8;

/**
 * Ids for a start, in the order in which to try them: first those that every copy shares, whatever its message id, then
 * others for a station that has used those up because its clock stands still.
 */
function* candidates({ key, messageId }: StartIdentity): Generator<string> {
  let shared = key;
  for (let count = 0; count < sharedDigests; count++) {
    yield* numbersIn(shared);
    shared = digest([shared]);
  }
  yield* numbersIn(digest([shared, messageId]));
}

/** The eight words of a SHA-256 as positive numbers of 31 bits. */
function* numbersIn(hex: string): Generator<string> {
  for (let offset = 0; offset < hex.length; offset += 8) {
    const number = Number.parseInt(hex.slice(offset, offset + 8), 16) >>> 1;
    if (number !== 0) yield String(number);
  }
}

function digest(fields: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(fields), 'hex');
}
