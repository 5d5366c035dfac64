import type { Page, PageRequest } from './page.js';
import type { Reading } from './readings.js';
import type { RegisterSpan } from './registers.js';
import type { Removed } from './removed.js';
import type { TransactionCost } from './transaction-cost.js';

/** What an operator should know of a transaction before billing it. */
export type TransactionFlag =
  /** Only later messages came; when and by whom it was started is not known. */
  | 'unknown_start'
  /** Its station never told its end, which an operator assumed: see {@link AssumedEnd}. */
  | 'assumed_end'
  /** The token was not accepted, and the station told of the transaction all the same. */
  | 'not_authorized'
  /** The register began at 0 though the meter had counted before; energy is counted from the first plausible value. */
  | 'implausible_begin'
  /** The energy register ended below its begin; no energy is counted. */
  | 'register_decreased'
  /** It ended before it began, by the station's clock. */
  | 'stop_before_start'
  /** Its times lie further apart than a session lasts: the station's clock was set meanwhile. */
  | 'implausible_duration'
  /** It was stopped with a token that is neither the one that started it nor of its group. */
  | 'other_token'
  /** It is said to take place on a connector that no station has: 0 or below. */
  | 'invalid_connector'
  /** A time in it had not come yet when it was told, by more than stations' clocks may be off. */
  | 'future_time';

/** The answer that a token got within a transaction. */
export interface TransactionAuthorization {
  /** The event that carried the token. */
  readonly seqNo: number;
  /** Authorization status in the spelling of 2.0.1, such as `Accepted`, `Expired`, `ConcurrentTx`. */
  readonly status: string;
  readonly groupId?: string;
  readonly cacheExpiresAt?: Date;
  readonly language?: string;
  /** The only EVSEs where the token may charge; absent for all of them. */
  readonly evseIds?: readonly number[];
}

/** What the token of an event is answered. */
export interface EventAuthorization extends Omit<TransactionAuthorization, 'seqNo'> {
  /**
   * The token is accepted for this transaction alone: where it is used in another one when the event is recorded, it is
   * answered `ConcurrentTx` instead, by {@link settleUse}. Of several starts at once exactly one is accepted.
   */
  readonly exclusive?: boolean;
}

/** A token as a station names it. */
export interface TokenReference {
  readonly uid: string;
  /** Kind of token in the words of 2.0.1, such as `ISO14443`; absent on 1.6. */
  readonly type?: string;
}

/** Something that a station tells of a transaction. Each part that it knows is filled in. */
export interface TransactionEvent {
  readonly stationId: string;
  /** Unique within the station. On 1.6 the number, as text. */
  readonly transactionId: string;
  readonly kind: 'started' | 'updated' | 'ended';
  /** When it happened, by the station's clock. */
  readonly at: Date;
  /** When it was received, by our clock. */
  readonly receivedAt?: Date;
  /** Orders the events of the transaction: `seqNo` on 2.0.1; on 1.6 {@link startSeqNo} and {@link stopSeqNo}. */
  readonly seqNo: number;
  readonly ocppVersion: string;
  readonly token?: TokenReference;
  /** What the token was answered; the first answer recorded for a `seqNo` stays. */
  readonly authorization?: EventAuthorization;
  readonly evseId?: number;
  readonly connectorId?: number;
  readonly chargingState?: string;
  readonly remoteStartId?: number;
  readonly reservationId?: number;
  /** By which tariff it is to be billed. */
  readonly tariffId?: string;
  readonly stoppedReason?: string;
  readonly offline?: boolean;
  /** Whether `at` had not come yet when the event was received, by more than stations' clocks may be off. */
  readonly isAhead?: boolean;
  /** What the readings of this event say of the energy register. */
  readonly registers?: RegisterSpan;
  readonly readings: readonly Reading[];
}

/** `seqNo` of a 1.6 StartTransaction. */
export const startSeqNo = 0;

/** `seqNo` of a 1.6 StopTransaction. */
export const stopSeqNo = Number.MAX_SAFE_INTEGER;

/** `seqNo` of what the readings of 1.6 tell: after a start, before a stop, and of a later reading later. */
export function seqNoOfReading({ at }: Pick<Reading, 'at'>): number {
  return Math.max(startSeqNo + 1, at.getTime());
}

/**
 * An end that an operator assumes where that of the station was lost. It counts until the station tells the end, which
 * takes its place in all, or more of the transaction than was known, which so goes on.
 */
export interface AssumedEnd {
  /** When the transaction is taken to have ended. */
  readonly at: Date;
  /** When that was assumed, by our clock. Of two that know as much, the later counts. */
  readonly assumedAt: Date;
  /** The latest that was known: {@link Transaction.latestSeqNo} or the {@link seqNoOfReading} of a reading. */
  readonly seqNo: number;
  /** What is known or assumed of the energy register beside what the transaction knows. */
  readonly registers?: RegisterSpan;
}

/** How a 1.6 start is told from another one that asks for the same transaction id. */
export interface StartIdentity {
  /** What the station's start is: the same for every copy of it. */
  readonly key: string;
  /** OCPP message id of the first copy that was seen. */
  readonly messageId: string;
}

/** A charging transaction. */
export interface Transaction {
  readonly stationId: string;
  readonly transactionId: string;
  readonly ocppVersion: string;
  readonly status: 'active' | 'ended';
  /** The token that started it, or the first one known. */
  readonly token?: TokenReference;
  /** Ordered by `seqNo`. */
  readonly authorizations: readonly TransactionAuthorization[];
  readonly evseId?: number;
  readonly connectorId?: number;
  readonly chargingState?: string;
  readonly remoteStartId?: number;
  readonly reservationId?: number;
  readonly tariffId?: string;
  /** When it started; while that is not known, the time of the earliest event. */
  readonly startedAt: Date;
  /** The latest of its station's events until that tells the end; readings of 1.6 are not among them. */
  readonly latestSeqNo?: number;
  readonly endedAt?: Date;
  /** When its end was first received, by our clock, or assumed. */
  readonly endReceivedAt?: Date;
  /**
   * Why it ended, in the station's words; `Local` when it gives no reason (1.6 section 4.10, 2.0.1 TransactionType), so
   * that an end which is assumed has to have one: `Other`.
   */
  readonly stoppedReason?: string;
  readonly registers?: RegisterSpan;
  /**
   * Energy taken so far, or in all once it has ended; absent while no energy register is known. On OCPP 1.6 it is known
   * by the stop only: what MeterValues tell is kept beside the transaction.
   */
  readonly energyWh?: number;
  /** What it came to, as it was last found out after its end. */
  readonly cost?: TransactionCost;
  /** Present when its readings were removed, or are being removed, since they were old: what it came to stays. */
  readonly readingsRemoved?: true;
  readonly flags: readonly TransactionFlag[];
  /** Present on 1.6 when the start is known. */
  readonly start?: StartIdentity;
  /** What {@link mergeTransaction} must remember. For it only: a store keeps it, and nobody else reads it. */
  readonly merge: TransactionMerge;
}

/** Which event (its `seqNo`) each part of a transaction is from, so that events may come in any order. */
export interface TransactionMerge {
  readonly ocppVersion: number;
  /** Present once the start is known. */
  readonly startedAt?: number;
  /** For `endedAt` and `stoppedReason`. */
  readonly endedAt?: number;
  readonly token?: number;
  /** Whether the token is that of the end, which counts only when there is no other. */
  readonly tokenIsOfEnd?: boolean;
  /** The token of the end, which may be another's. */
  readonly endToken?: TokenReference;
  readonly endTokenSeqNo?: number;
  /** Present while it counts. */
  readonly assumedEnd?: AssumedEnd;
  /** What the station told of the energy register, while an end is assumed. */
  readonly toldRegisters?: RegisterSpan;
  readonly evseId?: number;
  readonly connectorId?: number;
  readonly chargingState?: number;
  readonly remoteStartId?: number;
  readonly reservationId?: number;
  readonly tariffId?: number;
}

/** What the cost of a transaction was found out from. */
export type CostBasis = Pick<Transaction, 'startedAt' | 'endedAt' | 'energyWh' | 'tariffId'>;

/** Which transactions to list. */
export interface TransactionFilter {
  readonly stationId?: string;
  /** Ignoring case. */
  readonly tokenUid?: string;
  readonly active?: boolean;
  /** Started at or after. */
  readonly from?: Date;
  /** Started before. */
  readonly to?: Date;
}

/** Transactions of stations. Every value returned is the caller's own copy. */
export interface TransactionStore {
  /** Resolves to `undefined` when there is no such transaction. */
  find(stationId: string, transactionId: string): Promise<Transaction | undefined>;
  /**
   * Merges an event, settled by {@link settleUse}, into its transaction by {@link mergeTransaction}, and appends its readings, each once. Creates the
   * transaction when it isn't known. Resolves to the transaction as it is then. Events recorded at once all count.
   */
  record(event: TransactionEvent): Promise<Transaction>;
  /**
   * Assumes the end of a transaction by {@link mergeAssumedEnd}, and resolves to the transaction as it is then, or to
   * `undefined` when there is none such: it is not created.
   */
  assumeEnd(stationId: string, transactionId: string, end: AssumedEnd): Promise<Transaction | undefined>;
  /**
   * Claims a transaction id for a 1.6 start. When nobody holds the id, or only messages without a start named it (its
   * flag is `unknown_start`), the event is recorded with `start` and `claimed` is true. Otherwise nothing changes, also
   * when the start is the same; `transaction` is the one that holds the id. Of claims at once exactly one succeeds.
   */
  claimStart(
    event: TransactionEvent,
    start: StartIdentity,
  ): Promise<{ readonly claimed: boolean; readonly transaction: Transaction }>;
  /**
   * Appends readings, each once, however often it is sent: of two with one id the first stays. Creates the transaction
   * by {@link transactionOfReadings}, with the flag `unknown_start`, when it isn't known; without readings nothing
   * changes. What one more reading costs does not depend on how many there are, and the transaction's totals stay. Where
   * the readings of a transaction were removed, no further one is kept. A transaction whose end was assumed goes on, by
   * {@link continuedByReadings}, when a reading is later than what was known.
   *
   * Resolves to the transaction where it has ended, since it may come to something else with them; to `undefined` otherwise,
   * and without readings.
   */
  appendMeterValues(
    stationId: string,
    transactionId: string,
    readings: readonly Reading[],
    origin: ReadingOrigin,
  ): Promise<Transaction | undefined>;
  /**
   * Keeps what a transaction costs, when it is still as it was when that was found out, and says so: what `basis` tells is
   * what is stored. Otherwise changes nothing: whoever recorded the event in between finds the cost out anew.
   */
  recordCost(
    stationId: string,
    transactionId: string,
    cost: TransactionCost,
    basis: CostBasis,
  ): Promise<boolean>;
  /** Transactions that fit all of the filter, the latest start first. */
  list(filter: TransactionFilter, page: PageRequest): Promise<Page<Transaction>>;
  /** Readings of a transaction, in order of their time; none when there is no such transaction. */
  listReadings(stationId: string, transactionId: string, page: PageRequest): Promise<Page<Reading>>;
  /** The latest readings of a transaction, the latest first: `limit` at most, 1 to 1,000; none when there is none such. */
  findLatestReadings(stationId: string, transactionId: string, limit: number): Promise<readonly Reading[]>;
  /**
   * Removes the readings of transactions that are over since before a time, by {@link overSince}: of those that ended
   * first first, `limit` readings at most, 1 to 1,000. All else of the transactions stays, with `readingsRemoved`.
   */
  removeReadings(endedBefore: Date, limit: number): Promise<Removed>;
  /**
   * Removes transactions that are over since before a time, by {@link overSince}, with all that belongs to them: those
   * that ended first first, `limit` of them at most, 1 to 1,000. Their readings are removed before them, in as many calls
   * as that takes; only the transactions are counted.
   */
  removeEnded(endedBefore: Date, limit: number): Promise<Removed>;
}

/** Where readings come from, for a transaction that isn't known yet. */
export interface ReadingOrigin {
  readonly ocppVersion: string;
  readonly evseId?: number;
  readonly connectorId?: number;
}
