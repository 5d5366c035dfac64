import type { VariableValue } from '@csms/store';

/** The value of a variable of MonitoringCtrlr, by which a station tells what it monitors (2.0.1). */
export function activeMonitoring(name: string, value: string): VariableValue {
  return { component: { name: 'MonitoringCtrlr' }, variable: { name }, type: 'Actual', value };
}
