import type { ProgressStore } from '@csms/store';
import type { CallHandler16 } from './types.js';

/** What FirmwareStatusNotification works with. */
export interface FirmwareStatusNotificationDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/** Keeps how far a firmware update has got; which one, the station does not say (OCPP 1.6 section 4.5). */
export function firmwareStatusNotification({
  progress,
}: FirmwareStatusNotificationDeps): CallHandler16<'FirmwareStatusNotification'> {
  return async ({ status }, { stationId, receivedAt }) => {
    await progress.record(stationId, { kind: 'firmware', status, at: receivedAt });
    return {};
  };
}
