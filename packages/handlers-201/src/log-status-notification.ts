import { definedFields } from '@csms/services';
import type { ProgressStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What LogStatusNotification works with. */
export interface LogStatusNotificationDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/** Keeps how far the upload of a log has got, by its request; `Idle` may come without one (OCPP 2.0.1 N01). */
export function logStatusNotification({
  progress,
}: LogStatusNotificationDeps): CallHandler201<'LogStatusNotification'> {
  return async ({ status, requestId }, { stationId, receivedAt }) => {
    await progress.record(
      stationId,
      definedFields({ kind: 'log' as const, requestId, status, at: receivedAt }),
    );
    return {};
  };
}
