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
  /** Works out and keeps the cost of a transaction whose readings come after its end. */
  readonly billing?: Pick<Billing, 'settle'>;
}

/**
 * Keeps readings: all of a transaction, and otherwise the latest of a connector (OCPP 1.6 section 4.7). A station that
 * never learned the number of a transaction means the one that runs on the connector (errata 3.18). Connector 0 is the
 * main meter, and a negative connector is ignored. When a transaction has ended already, because a station that was
 * offline sent the end first, its energy and cost are worked out again.
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
    // Looked for only when the station says that there is a transaction, but has no number for it.
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
