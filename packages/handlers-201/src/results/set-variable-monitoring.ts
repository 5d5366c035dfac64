import type { SetMonitoringDataType, SetMonitoringResultType } from '@csms/ocpp-messages/2.0.1';
import type { ReportedMonitor, VariableMonitorStore } from '@csms/store';
import { attributeKeyOf, componentOf, variableOf } from '../component.js';
import type { ResultHandler201 } from '../types.js';

/** What the answers to SetVariableMonitoring work with. */
export interface SetVariableMonitoringResultDeps {
  readonly variableMonitors: Pick<VariableMonitorStore, 'record'>;
}

/** Keeps the monitors that a station set, each by its own status, under the ids that it gave them (OCPP 2.0.1 N04). */
export function setVariableMonitoringResult({
  variableMonitors,
}: SetVariableMonitoringResultDeps): ResultHandler201<'SetVariableMonitoring'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (!request) return;
    const { setMonitoringData } = request;
    const monitors = response.setMonitoringResult.flatMap((result) => setMonitor(setMonitoringData, result));
    if (monitors.length > 0) await variableMonitors.record(stationId, monitors, receivedAt);
  };
}

function setMonitor(
  asked: readonly SetMonitoringDataType[],
  result: SetMonitoringResultType,
): ReportedMonitor[] {
  const { id, status, type, component, variable, severity } = result;
  if (status !== 'Accepted' || id === undefined) return [];
  const key = monitorKeyOf(result);
  // A monitor that is replaced has an id already; a new one gets it with the answer.
  const data =
    asked.find((each) => each.id === id) ??
    asked.find((each) => each.id === undefined && monitorKeyOf(each) === key);
  if (!data) return [];
  return [
    {
      monitorId: id,
      component: componentOf(component),
      variable: variableOf(variable),
      type,
      value: data.value,
      severity,
      isInTransactionOnly: data.transaction ?? false,
    },
  ];
}

/** A station has one monitor of a type and a severity for a variable. */
function monitorKeyOf(
  monitor: Pick<SetMonitoringResultType, 'type' | 'severity' | 'component' | 'variable'>,
): string {
  return `${attributeKeyOf(monitor)} ${monitor.type} ${monitor.severity}`;
}
