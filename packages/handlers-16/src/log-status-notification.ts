import { definedFields } from '@csms/services';
import type { ProgressStore } from '@csms/store';
import type { CallHandler16 } from './types.js';

/** What LogStatusNotification works with. */
export interface LogStatusNotificationDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/** Keeps how far the upload of a log has got, by its request (OCPP 1.6 security whitepaper, N01). */
export function logStatusNotification({
  progress,
}: LogStatusNotificationDeps): CallHandler16<'LogStatusNotification'> {
  return async ({ status, requestId }, { stationId, receivedAt }) => {
    await progress.record(
      stationId,
      definedFields({ kind: 'log' as const, requestId, status, at: receivedAt }),
    );
    return {};
  };
}
