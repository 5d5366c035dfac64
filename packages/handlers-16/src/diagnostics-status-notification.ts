import type { ProgressStore } from '@csms/store';
import type { CallHandler16 } from './types.js';

/** What DiagnosticsStatusNotification works with. */
export interface DiagnosticsStatusNotificationDeps {
  readonly progress: Pick<ProgressStore, 'record'>;
}

/** Keeps how far an upload of diagnostics has got; which one, the station does not say (OCPP 1.6 section 4.4). */
export function diagnosticsStatusNotification({
  progress,
}: DiagnosticsStatusNotificationDeps): CallHandler16<'DiagnosticsStatusNotification'> {
  return async ({ status }, { stationId, receivedAt }) => {
    await progress.record(stationId, { kind: 'diagnostics', status, at: receivedAt });
    return {};
  };
}
