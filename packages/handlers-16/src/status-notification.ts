import { parseDateTime } from '@csms/ocpp-messages';
import { stateTime } from '@csms/services';
import type { StationStore } from '@csms/store';
import { evseOf } from './evse.js';
import type { CallHandler16 } from './types.js';

/** What StatusNotification works with. */
export interface StatusNotificationDeps {
  readonly stations: Pick<StationStore, 'recordConnectorStatus'>;
}

/**
 * Keeps the state of a connector, or of the whole station for connector 0 (OCPP 1.6 section 4.9). A negative connector
 * is ignored.
 */
export function statusNotification({
  stations,
}: StatusNotificationDeps): CallHandler16<'StatusNotification'> {
  return async (request, { stationId, receivedAt }) => {
    if (request.connectorId < 0) return {};
    const { errorCode, status, info, vendorId, vendorErrorCode, timestamp } = request;
    const { evseId, connectorId } = evseOf(request.connectorId);
    await stations.recordConnectorStatus(stationId, {
      evseId,
      connectorId,
      status,
      errorCode: errorCode === 'NoError' ? undefined : errorCode,
      info,
      vendorId,
      vendorErrorCode,
      at: stateTime(timestamp === undefined ? undefined : parseDateTime(timestamp), receivedAt),
    });
    return {};
  };
}
