import type { DeviceModelStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';
import { activeMonitoring } from './active-monitoring.js';

/** What the answers to SetMonitoringLevel work with. */
export interface SetMonitoringLevelResultDeps {
  readonly deviceModel: Pick<DeviceModelStore, 'recordValues'>;
}

/** Keeps up to which severity a station tells of events, as the variable that tells of it (OCPP 2.0.1 N05). */
export function setMonitoringLevelResult({
  deviceModel,
}: SetMonitoringLevelResultDeps): ResultHandler201<'SetMonitoringLevel'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (response.status !== 'Accepted' || !request) return;
    const value = activeMonitoring('ActiveMonitoringLevel', String(request.severity));
    await deviceModel.recordValues(stationId, [value], receivedAt);
  };
}
