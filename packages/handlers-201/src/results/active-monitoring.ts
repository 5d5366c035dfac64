import type { VariableValue } from '@csms/store';

/** A value of the component in which a station tells what it monitors (2.0.1 MonitoringCtrlr). */
export function activeMonitoring(name: string, value: string): VariableValue {
  return { component: { name: 'MonitoringCtrlr' }, variable: { name }, type: 'Actual', value };
}
