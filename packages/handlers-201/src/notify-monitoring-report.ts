import type { MonitoringDataType } from '@csms/ocpp-messages/2.0.1';
import { findRequest } from '@csms/services';
import type { CallStore, ReportedMonitor, VariableMonitorStore } from '@csms/store';
import { componentOf, variableOf } from './component.js';
import { reportPartOf } from './report-part.js';
import type { CallHandler201 } from './types.js';

/** What NotifyMonitoringReport works with. */
export interface NotifyMonitoringReportDeps {
  readonly calls: Pick<CallStore, 'list'>;
  readonly variableMonitors: Pick<VariableMonitorStore, 'recordReportPart'>;
}

/**
 * Keeps a part of a report on monitors (OCPP 2.0.1 N02). The whole report is merged into what is known; one that was
 * asked for without criteria tells of all monitors and replaces it, as after a reboot (N04.FR.19).
 */
export function notifyMonitoringReport({
  calls,
  variableMonitors,
}: NotifyMonitoringReportDeps): CallHandler201<'NotifyMonitoringReport'> {
  return async (request, { stationId, receivedAt }) => {
    const { requestId, seqNo, monitor = [] } = request;
    const part = reportPartOf(request, receivedAt, monitor.flatMap(reportedMonitors));
    const isComplete = seqNo === 0 && (await isOnAll(calls, stationId, requestId));
    await variableMonitors.recordReportPart(stationId, isComplete ? { ...part, isComplete } : part);
    return {};
  };
}

async function isOnAll(
  calls: Pick<CallStore, 'list'>,
  stationId: string,
  requestId: number,
): Promise<boolean> {
  const call = await findRequest(calls, stationId, ['GetMonitoringReport'], requestId);
  return (
    call !== undefined && !('monitoringCriteria' in call.request) && !('componentVariable' in call.request)
  );
}

function reportedMonitors({
  component,
  variable,
  variableMonitoring,
}: MonitoringDataType): ReportedMonitor[] {
  return variableMonitoring.map(({ id, type, value, severity, transaction }) => ({
    monitorId: id,
    component: componentOf(component),
    variable: variableOf(variable),
    type,
    value,
    severity,
    isInTransactionOnly: transaction,
  }));
}
