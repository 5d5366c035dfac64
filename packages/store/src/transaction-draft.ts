import type { Transaction, TransactionMerge } from './transactions.js';

/** A record to change. No key may be left out, so that none is forgotten where one is copied. */
type Draft<T> = { -readonly [Key in keyof Required<T>]: T[Key] };

/** A transaction to change. */
export type TransactionDraft = Draft<Omit<Transaction, 'merge'>> & {
  readonly merge: Draft<TransactionMerge>;
};

/**
 * A copy to change, part by part. It has all keys, also those that have no value yet, in one order: this is on the way
 * of every message, and objects of one shape are several times faster than spread ones, which have many.
 */
export function draftOf(transaction: Transaction): TransactionDraft {
  const { merge } = transaction;
  return {
    stationId: transaction.stationId,
    transactionId: transaction.transactionId,
    ocppVersion: transaction.ocppVersion,
    status: transaction.status,
    token: transaction.token,
    authorizations: transaction.authorizations,
    evseId: transaction.evseId,
    connectorId: transaction.connectorId,
    chargingState: transaction.chargingState,
    remoteStartId: transaction.remoteStartId,
    reservationId: transaction.reservationId,
    tariffId: transaction.tariffId,
    startedAt: transaction.startedAt,
    latestSeqNo: transaction.latestSeqNo,
    endedAt: transaction.endedAt,
    endReceivedAt: transaction.endReceivedAt,
    stoppedReason: transaction.stoppedReason,
    registers: transaction.registers,
    energyWh: transaction.energyWh,
    cost: transaction.cost,
    readingsRemoved: transaction.readingsRemoved,
    flags: transaction.flags,
    start: transaction.start,
    merge: {
      ocppVersion: merge.ocppVersion,
      startedAt: merge.startedAt,
      endedAt: merge.endedAt,
      token: merge.token,
      tokenIsOfEnd: merge.tokenIsOfEnd,
      endToken: merge.endToken,
      endTokenSeqNo: merge.endTokenSeqNo,
      assumedEnd: merge.assumedEnd,
      toldRegisters: merge.toldRegisters,
      evseId: merge.evseId,
      connectorId: merge.connectorId,
      chargingState: merge.chargingState,
      remoteStartId: merge.remoteStartId,
      reservationId: merge.reservationId,
      tariffId: merge.tariffId,
    },
  };
}
