import type { Store } from '@csms/store';
import { diagnosticsStatusNotification } from './diagnostics-status-notification.js';
import { firmwareStatusNotification } from './firmware-status-notification.js';
import { logStatusNotification } from './log-status-notification.js';
import { securityEventNotification } from './security-event-notification.js';
import { signedFirmwareStatusNotification } from './signed-firmware-status-notification.js';

/** What the handlers of a station's reports work with. */
export interface ReportHandlersDeps {
  readonly store: Pick<Store, 'progress' | 'securityEvents'>;
}

/** Handlers of the messages by which a station reports on itself. */
export function reportHandlers({ store: { progress, securityEvents } }: ReportHandlersDeps) {
  return {
    DiagnosticsStatusNotification: diagnosticsStatusNotification({ progress }),
    FirmwareStatusNotification: firmwareStatusNotification({ progress }),
    LogStatusNotification: logStatusNotification({ progress }),
    SecurityEventNotification: securityEventNotification({ securityEvents }),
    SignedFirmwareStatusNotification: signedFirmwareStatusNotification({ progress }),
  };
}
