import type { VariableMonitorStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to ClearVariableMonitoring work with. */
export interface ClearVariableMonitoringResultDeps {
  readonly variableMonitors: Pick<VariableMonitorStore, 'clear'>;
}

/** Removes the monitors that a station cleared or did not have, each by its own status (OCPP 2.0.1 N06). */
export function clearVariableMonitoringResult({
  variableMonitors,
}: ClearVariableMonitoringResultDeps): ResultHandler201<'ClearVariableMonitoring'> {
  return async ({ response }, { stationId, receivedAt }) => {
    const gone = response.clearMonitoringResult.filter(({ status }) => status !== 'Rejected');
    if (gone.length === 0) return;
    await variableMonitors.clear(
      stationId,
      gone.map(({ id }) => id),
      receivedAt,
    );
  };
}
