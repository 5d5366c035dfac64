import { definedFields } from '@csms/services';
import type { ProgressStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What PublishFirmwareStatusNotification works with. */
export interface PublishFirmwareStatusNotificationDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/** Keeps how far publishing a firmware has got, by its request, and where it can be had (OCPP 2.0.1 L03). */
export function publishFirmwareStatusNotification({
  progress,
}: PublishFirmwareStatusNotificationDeps): CallHandler201<'PublishFirmwareStatusNotification'> {
  return async ({ status, requestId, location }, { stationId, receivedAt }) => {
    await progress.record(
      stationId,
      definedFields({
        kind: 'published_firmware' as const,
        requestId,
        status,
        at: receivedAt,
        locations: location,
      }),
    );
    return {};
  };
}
