import type { ProgressStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the answers to UpdateFirmware work with. */
export interface UpdateFirmwareResultDeps {
  readonly progress: Pick<ProgressStore, 'recordAnswer'>;
}

/**
 * Keeps that a station took the request to update its firmware: the progress that follows is of that update (OCPP 1.6
 * section 5.19).
 */
export function updateFirmwareResult({
  progress,
}: UpdateFirmwareResultDeps): ResultHandler16<'UpdateFirmware'> {
  return async (_result, { stationId, receivedAt: at }) => {
    await progress.recordAnswer(stationId, { kind: 'firmware', at });
  };
}
