import type { ProgressStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the answers to SignedUpdateFirmware work with. */
export interface SignedUpdateFirmwareResultDeps {
  readonly progress: Pick<ProgressStore, 'recordAnswer'>;
}

/**
 * Keeps whether a station updates its firmware, by the id of the request; `AcceptedCanceled` tells that an earlier
 * update was given up for it (OCPP 1.6 security whitepaper, L01).
 */
export function signedUpdateFirmwareResult({
  progress,
}: SignedUpdateFirmwareResultDeps): ResultHandler16<'SignedUpdateFirmware'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { requestId } = request;
    await progress.recordAnswer(stationId, { kind: 'firmware', requestId, status, at });
  };
}
