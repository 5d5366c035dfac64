import type { ProgressStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to UnpublishFirmware work with. */
export interface UnpublishFirmwareResultDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/**
 * Keeps that a station no longer publishes a firmware (OCPP 2.0.1 L04). Since only its checksum names it, this is a
 * step of the work without a request id. While others still download it, it is still published.
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
