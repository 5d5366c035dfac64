import { identifyByContent, isTransactionNumber, latestReading } from '@csms/services';
import type { StationStore, TransactionStore } from '@csms/store';
import { evseOf } from './evse.js';
import { measurementsOf } from './measurements.js';
import { type CallHandler16, ocppVersion } from './types.js';

/** What MeterValues works with. */
export interface MeterValuesDeps {
  readonly stations: Pick<StationStore, 'recordMeterValues'>;
  readonly transactions: Pick<TransactionStore, 'appendMeterValues'>;
}

/**
 * Keeps readings: those of a transaction beside it, the latest of a connector otherwise (OCPP 1.6 section 4.7).
 * Connector 0 is the main meter.
 */
export function meterValues({ stations, transactions }: MeterValuesDeps): CallHandler16<'MeterValues'> {
  return async ({ connectorId, transactionId, meterValue }, { stationId, receivedAt }) => {
    const measurements = measurementsOf(meterValue, receivedAt);
    const latest = latestReading(measurements, receivedAt);
    if (!latest) return {};
    if (transactionId === undefined || !isTransactionNumber(transactionId)) {
      await stations.recordMeterValues(stationId, connectorId, latest);
      return {};
    }
    const readings = measurements.map(identifyByContent);
    const evse = evseOf(connectorId);
    const origin =
      connectorId > 0 ? { ocppVersion, evseId: evse.evseId, connectorId: evse.connectorId } : { ocppVersion };
    await transactions.appendMeterValues(stationId, String(transactionId), readings, origin);
    return {};
  };
}
