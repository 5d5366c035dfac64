import type { VariableMonitorStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to GetMonitoringReport work with. */
export interface GetMonitoringReportResultDeps {
  readonly variableMonitors: Pick<VariableMonitorStore, 'clearBefore'>;
}

/** Removes all monitors of a station that has none; those that it has follow in reports (OCPP 2.0.1 N02). */
export function getMonitoringReportResult({
  variableMonitors,
}: GetMonitoringReportResultDeps): ResultHandler201<'GetMonitoringReport'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (response.status !== 'EmptyResultSet' || !request) return;
    if (request.monitoringCriteria || request.componentVariable) return;
    await variableMonitors.clearBefore(stationId, receivedAt);
  };
}
