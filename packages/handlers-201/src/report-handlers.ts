import type { Store } from '@csms/store';
import { firmwareStatusNotification } from './firmware-status-notification.js';
import { logStatusNotification } from './log-status-notification.js';
import { publishFirmwareStatusNotification } from './publish-firmware-status-notification.js';
import { securityEventNotification } from './security-event-notification.js';

/** What the handlers of a station's reports work with. */
export interface ReportHandlersDeps {
  readonly store: Pick<Store, 'progress' | 'securityEvents'>;
}

/** Handlers of the messages by which a station reports on itself. */
export function reportHandlers({ store: { progress, securityEvents } }: ReportHandlersDeps) {
  return {
    FirmwareStatusNotification: firmwareStatusNotification({ progress }),
    LogStatusNotification: logStatusNotification({ progress }),
    PublishFirmwareStatusNotification: publishFirmwareStatusNotification({ progress }),
    SecurityEventNotification: securityEventNotification({ securityEvents }),
  };
}
