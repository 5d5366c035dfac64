import type { ProgressStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to UpdateFirmware work with. */
export interface UpdateFirmwareResultDeps {
  readonly progress: Pick<ProgressStore, 'recordAnswer'>;
}

/**
 * Keeps whether a station updates its firmware, by the id of the request; what was given up for it follows from
 * `AcceptedCanceled` (OCPP 2.0.1 L01).
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
