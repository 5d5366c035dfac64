import type { DeviceModelStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';
import { activeMonitoring } from './active-monitoring.js';

/** What the answers to SetMonitoringBase work with. */
export interface SetMonitoringBaseResultDeps {
  readonly deviceModel: Pick<DeviceModelStore, 'recordValues'>;
}

/**
 * Keeps which monitors a station made active, as the variable that tells of it (OCPP 2.0.1 N03). Which monitors it cleared
 * with that, only a new report tells.
 */
export function setMonitoringBaseResult({
  deviceModel,
}: SetMonitoringBaseResultDeps): ResultHandler201<'SetMonitoringBase'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (response.status !== 'Accepted' || !request) return;
    const value = activeMonitoring('ActiveMonitoringBase', request.monitoringBase);
    await deviceModel.recordValues(stationId, [value], receivedAt);
  };
}
