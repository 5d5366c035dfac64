import { mergeTransaction } from './merge-transaction.js';
import type { Reading } from './readings.js';
import type { ReadingOrigin, Transaction } from './transactions.js';

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
      seqNo: Number.MAX_SAFE_INTEGER,
      readings: [],
    })
  );
}

function earliest(readings: readonly Reading[]): Date | undefined {
  return readings.reduce<Date | undefined>(
    (at, reading) => (at === undefined || reading.at < at ? reading.at : at),
    undefined,
  );
}
