import { definedFields } from '@csms/services';
import type { ProgressStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the answers to GetDiagnostics work with. */
export interface GetDiagnosticsResultDeps {
  readonly progress: Pick<ProgressStore, 'recordAnswer'>;
}

/**
 * Keeps the file name under which a station uploads its diagnostics; without one it has none to upload (OCPP 1.6
 * section 5.9).
 */
export function getDiagnosticsResult({
  progress,
}: GetDiagnosticsResultDeps): ResultHandler16<'GetDiagnostics'> {
  return async ({ response: { fileName } }, { stationId, receivedAt: at }) => {
    await progress.recordAnswer(stationId, definedFields({ kind: 'diagnostics' as const, fileName, at }));
  };
}
