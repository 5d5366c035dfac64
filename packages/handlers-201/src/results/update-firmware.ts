import type { ProgressStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to UpdateFirmware work with. */
export interface UpdateFirmwareResultDeps {
  readonly progress: Pick<ProgressStore, 'recordAnswer'>;
}

/**
 * Keeps whether a station updates its firmware, by the id of the request; `AcceptedCanceled` tells that an earlier
 * update was given up for it (OCPP 2.0.1 L01).
 */
export function updateFirmwareResult({
  progress,
}: UpdateFirmwareResultDeps): ResultHandler201<'UpdateFirmware'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { requestId } = request;
    await progress.recordAnswer(stationId, { kind: 'firmware', requestId, status, at });
  };
}
