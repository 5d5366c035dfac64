import type { MonitoringDataType } from '@csms/ocpp-messages/2.0.1';
import type { CallStore, ReportedMonitor, VariableMonitorStore } from '@csms/store';
import { componentOf, variableOf } from './component.js';
import { askedPart, reportPartOf } from './report-part.js';
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
    const { monitor = [] } = request;
    const part = reportPartOf(request, receivedAt, monitor.flatMap(reportedMonitors));
    await variableMonitors.recordReportPart(stationId, await askedPart(calls, stationId, part, requests));
    return {};
  };
}

const requests = {
  actions: ['GetMonitoringReport'],
  isOnAll: (request: object) => !('monitoringCriteria' in request) && !('componentVariable' in request),
};

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
