import { parseDateTime } from '@csms/ocpp-messages';
import { stateTime } from '@csms/services';
import type { StationStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What StatusNotification works with. */
export interface StatusNotificationDeps {
  readonly stations: Pick<StationStore, 'recordConnectorStatus'>;
}

/** Keeps the state of a connector (OCPP 2.0.1 G01.FR.01). A negative number is ignored. */
export function statusNotification({
  stations,
}: StatusNotificationDeps): CallHandler201<'StatusNotification'> {
  return async ({ evseId, connectorId, connectorStatus, timestamp }, { stationId, receivedAt }) => {
    if (evseId < 0 || connectorId < 0) return {};
    const at = stateTime(parseDateTime(timestamp), receivedAt);
    await stations.recordConnectorStatus(stationId, { evseId, connectorId, status: connectorStatus, at });
    return {};
  };
}
