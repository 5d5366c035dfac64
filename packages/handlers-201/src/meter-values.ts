import { latestReading } from '@csms/services';
import type { StationStore } from '@csms/store';
import { measurementOf } from './measurements.js';
import type { CallHandler201 } from './types.js';

/** What MeterValues works with. */
export interface MeterValuesDeps {
  readonly stations: Pick<StationStore, 'recordMeterValues'>;
}

/**
 * Keeps the latest reading of an EVSE, or of the main meter for EVSE 0 (OCPP 2.0.1 J01.FR.18). A negative EVSE is
 * ignored. Readings of transactions come in TransactionEvent.
 */
export function meterValues({ stations }: MeterValuesDeps): CallHandler201<'MeterValues'> {
  return async ({ evseId, meterValue }, { stationId, receivedAt }) => {
    const measurements = meterValue.map((value) => measurementOf(value, receivedAt));
    const latest = latestReading(measurements, receivedAt);
    if (latest && evseId >= 0) await stations.recordMeterValues(stationId, evseId, latest);
    return {};
  };
}
