import { definedFields } from '@csms/services';
import type { ProgressStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What FirmwareStatusNotification works with. */
export interface FirmwareStatusNotificationDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/** Keeps how far a firmware update has got, by its request; `Idle` may come without one (OCPP 2.0.1 L01.FR.10, L01.FR.20). */
export function firmwareStatusNotification({
  progress,
}: FirmwareStatusNotificationDeps): CallHandler201<'FirmwareStatusNotification'> {
  return async ({ status, requestId }, { stationId, receivedAt }) => {
    await progress.record(
      stationId,
      definedFields({ kind: 'firmware' as const, requestId, status, at: receivedAt }),
    );
    return {};
  };
}
