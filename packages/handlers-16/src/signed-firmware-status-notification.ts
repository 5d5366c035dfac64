import { definedFields } from '@csms/services';
import type { ProgressStore } from '@csms/store';
import type { CallHandler16 } from './types.js';

/** What SignedFirmwareStatusNotification works with. */
export interface SignedFirmwareStatusNotificationDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/** Keeps how far a signed firmware update has got, by its request (OCPP 1.6 security whitepaper, L01). */
export function signedFirmwareStatusNotification({
  progress,
}: SignedFirmwareStatusNotificationDeps): CallHandler16<'SignedFirmwareStatusNotification'> {
  return async ({ status, requestId }, { stationId, receivedAt }) => {
    await progress.record(
      stationId,
      definedFields({ kind: 'firmware' as const, requestId, status, at: receivedAt }),
    );
    return {};
  };
}
