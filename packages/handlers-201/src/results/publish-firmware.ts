import type { ProgressStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to PublishFirmware work with. */
export interface PublishFirmwareResultDeps {
  readonly progress: Pick<ProgressStore, 'recordAnswer'>;
}

/** Keeps whether a station publishes a firmware, by the id of the request, and which (OCPP 2.0.1 L03). */
export function publishFirmwareResult({
  progress,
}: PublishFirmwareResultDeps): ResultHandler201<'PublishFirmware'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { requestId, checksum } = request;
    await progress.recordAnswer(stationId, { kind: 'published_firmware', requestId, status, checksum, at });
  };
}
