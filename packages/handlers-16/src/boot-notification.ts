import { definedFields } from '@csms/services';
import type { RegistrationStatus, StationStore } from '@csms/store';
import { type CallHandler16, ocppVersion } from './types.js';

/** What BootNotification works with. */
export interface BootNotificationDeps {
  readonly stations: Pick<StationStore, 'recordBoot'>;
  /** Status of a station that boots for the first time and was not registered. */
  readonly initialStatus: RegistrationStatus;
  /** Seconds that an accepted station is told to wait between heartbeats. */
  readonly heartbeatInterval: number;
  /** Seconds that another station is told to wait before it boots again. */
  readonly retryInterval: number;
}

/** Keeps what the station says of itself and tells it whether it is accepted (OCPP 1.6 section 4.2). */
export function bootNotification({
  stations,
  initialStatus,
  heartbeatInterval,
  retryInterval,
}: BootNotificationDeps): CallHandler16<'BootNotification'> {
  return async (request, { stationId, receivedAt, clock }) => {
    const boot = definedFields({
      ocppVersion,
      vendor: request.chargePointVendor,
      model: request.chargePointModel,
      serialNumber: request.chargePointSerialNumber ?? request.chargeBoxSerialNumber,
      firmwareVersion: request.firmwareVersion,
      iccid: request.iccid,
      imsi: request.imsi,
      meterType: request.meterType,
      meterSerialNumber: request.meterSerialNumber,
      at: receivedAt,
    });
    const status = await stations.recordBoot(stationId, boot, initialStatus);
    const interval = status === 'Accepted' ? heartbeatInterval : retryInterval;
    return { status, currentTime: clock.now().toISOString(), interval };
  };
}
