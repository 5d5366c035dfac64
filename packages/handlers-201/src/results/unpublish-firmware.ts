import type { ProgressStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to UnpublishFirmware work with. */
export interface UnpublishFirmwareResultDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/**
 * Keeps that a station no longer publishes a firmware, which is named by its checksum alone: as a step of what was asked
 * for without an id (OCPP 2.0.1 L04). While others still download it, it is published.
 */
export function unpublishFirmwareResult({
  progress,
}: UnpublishFirmwareResultDeps): ResultHandler201<'UnpublishFirmware'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (status === 'DownloadOngoing' || !request) return;
    const { checksum } = request;
    await progress.record(stationId, { kind: 'published_firmware', status, checksum, at });
  };
}
