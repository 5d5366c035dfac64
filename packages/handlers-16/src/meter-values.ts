import {
  type Billing,
  findRunningTransaction,
  identifyByContent,
  isTransactionNumber,
  latestReading,
  settleLateReadings,
} from '@csms/services';
import type { StationStore, TransactionStore } from '@csms/store';
import { evseOf } from './evse.js';
import { measurementsOf } from './measurements.js';
import { type CallHandler16, ocppVersion } from './types.js';

/** What MeterValues works with. */
export interface MeterValuesDeps {
  readonly stations: Pick<StationStore, 'recordMeterValues'>;
  readonly transactions: Pick<TransactionStore, 'appendMeterValues' | 'list' | 'listReadings' | 'record'>;
  /** Says what a transaction cost of which readings come after its end, and keeps it. */
  readonly billing?: Pick<Billing, 'settle'>;
}

/**
 * Keeps readings: those of a transaction beside it, the latest of a connector otherwise (OCPP 1.6 section 4.7).
 * A station that never learned the number of a transaction means the one that runs on the connector (errata 3.18).
 * Connector 0 is the main meter, and there is none below. Where a transaction has ended before, as when a station that was
 * offline tells its end first, what it came to is found out anew.
 */
export function meterValues({
  stations,
  transactions,
  billing,
}: MeterValuesDeps): CallHandler16<'MeterValues'> {
  return async ({ connectorId, transactionId, meterValue }, { stationId, receivedAt }) => {
    const measurements = measurementsOf(meterValue, receivedAt);
    const latest = latestReading(measurements, receivedAt);
    if (!latest) return {};
    // Looked for only where the station says that there is a transaction and has no number of it.
    const id =
      transactionId === undefined || isTransactionNumber(transactionId)
        ? transactionId?.toString()
        : await findRunningTransaction(transactions, { stationId, evseId: connectorId, at: latest.at });
    if (id !== undefined) {
      const origin = connectorId > 0 ? { ocppVersion, ...evseOf(connectorId) } : { ocppVersion };
      const readings = measurements.map(identifyByContent);
      const ended = await transactions.appendMeterValues(stationId, id, readings, origin);
      if (ended) await settleLateReadings({ transactions, billing }, ended);
    } else if (connectorId >= 0) {
      await stations.recordMeterValues(stationId, connectorId, latest);
    }
    return {};
  };
}
