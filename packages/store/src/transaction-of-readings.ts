import { mergeTransaction } from './merge-transaction.js';
import type { Reading } from './readings.js';
import { type ReadingOrigin, seqNoOfReading, stopSeqNo, type Transaction } from './transactions.js';

/**
 * For the stores: the transaction as {@link TransactionStore.appendMeterValues} creates it, when nothing but readings
 * is known. Its start is unknown, it began with the earliest reading, and each event that says otherwise is believed.
 * `undefined` without readings.
 */
export function transactionOfReadings(
  stationId: string,
  transactionId: string,
  readings: readonly Reading[],
  origin: ReadingOrigin,
): Transaction | undefined {
  const at = earliest(readings);
  return (
    at &&
    mergeTransaction(undefined, {
      ...origin,
      stationId,
      transactionId,
      kind: 'updated',
      at,
      // After every event of the station, so that each of them counts before it.
      seqNo: stopSeqNo,
      readings: [],
    })
  );
}

/**
 * For the stores: a transaction whose end was assumed as it goes on after all, since a reading is later than what was
 * known then. `undefined` where readings change nothing of it, as nearly always.
 */
export function continuedByReadings(
  transaction: Transaction,
  readings: readonly Reading[],
): Transaction | undefined {
  const { stationId, transactionId, ocppVersion, merge } = transaction;
  const [latest] = merge.assumedEnd ? readings.toSorted((a, b) => b.at.getTime() - a.at.getTime()) : [];
  if (!latest) return undefined;
  const continued = mergeTransaction(transaction, {
    stationId,
    transactionId,
    kind: 'updated',
    at: latest.at,
    seqNo: seqNoOfReading(latest),
    ocppVersion,
    readings: [],
  });
  return continued.status === 'active' ? continued : undefined;
}

function earliest(readings: readonly Reading[]): Date | undefined {
  return readings.reduce<Date | undefined>(
    (at, reading) => (at === undefined || reading.at < at ? reading.at : at),
    undefined,
  );
}
