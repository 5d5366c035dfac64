import type { Store } from '@csms/store';
import { securityEventNotification } from './security-event-notification.js';

/** What the handlers of a station's reports work with. */
export interface ReportHandlersDeps {
  readonly store: Pick<Store, 'securityEvents'>;
}

/** Handlers of the messages by which a station reports on itself. */
export function reportHandlers({ store: { securityEvents } }: ReportHandlersDeps) {
  return {
    SecurityEventNotification: securityEventNotification({ securityEvents }),
  };
}
