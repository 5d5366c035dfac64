import { definedFields } from '@csms/services';
import type { ProgressStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to GetLog work with. */
export interface GetLogResultDeps {
  readonly progress: Pick<ProgressStore, 'recordAnswer'>;
}

/**
 * Keeps whether a station uploads a log, by the id of the request, and under which name; `AcceptedCanceled` tells that
 * an earlier upload was given up for it (OCPP 2.0.1 N01).
 */
export function getLogResult({ progress }: GetLogResultDeps): ResultHandler201<'GetLog'> {
  return async ({ request, response: { status, filename: fileName } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { requestId } = request;
    await progress.recordAnswer(
      stationId,
      definedFields({ kind: 'log' as const, requestId, status, fileName, at }),
    );
  };
}
