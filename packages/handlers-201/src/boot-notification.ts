import { definedFields } from '@csms/services';
import type { RegistrationStatus, StationStore, StationWorkStore } from '@csms/store';
import { requestReports } from './request-reports.js';
import { type CallHandler201, ocppVersion } from './types.js';

/** What BootNotification works with. */
export interface BootNotificationDeps {
  readonly stations: Pick<StationStore, 'recordBoot'>;
  /** Where the reports are queued that a station is to send after it booted; without it, none are. */
  readonly stationWork?: Pick<StationWorkStore, 'request'> | undefined;
  /** Status of a station that boots for the first time and was not registered. */
  readonly initialStatus: RegistrationStatus;
  /** Seconds that an accepted station is told to wait between heartbeats. */
  readonly heartbeatInterval: number;
  /** Seconds that another station is told to wait before it boots again. */
  readonly retryInterval: number;
}

/**
 * Keeps what the station says of itself and tells it whether it is accepted (OCPP 2.0.1 B01.FR.02, B02, B03). One that is
 * accepted is to report on itself, by {@link requestReports}.
 */
export function bootNotification({
  stations,
  stationWork,
  initialStatus,
  heartbeatInterval,
  retryInterval,
}: BootNotificationDeps): CallHandler201<'BootNotification'> {
  return async ({ chargingStation, reason }, { stationId, receivedAt, clock }) => {
    const { vendorName, model, serialNumber, firmwareVersion, modem } = chargingStation;
    const boot = definedFields({
      ocppVersion,
      vendor: vendorName,
      model,
      serialNumber,
      firmwareVersion,
      iccid: modem?.iccid,
      imsi: modem?.imsi,
      reason,
      at: receivedAt,
    });
    const status = await stations.recordBoot(stationId, boot, initialStatus);
    if (stationWork && status === 'Accepted') await requestReports(stationWork, stationId, boot);
    const interval = status === 'Accepted' ? heartbeatInterval : retryInterval;
    return { status, currentTime: clock.now().toISOString(), interval };
  };
}
