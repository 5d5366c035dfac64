import { parseDateTime } from '@csms/ocpp-messages';
import { contentId, definedFields } from '@csms/services';
import type { SecurityEventStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What SecurityEventNotification works with. */
export interface SecurityEventNotificationDeps {
  readonly securityEvents: Pick<SecurityEventStore, 'record'>;
}

/** Keeps a security event; one that is sent again is the same event (OCPP 2.0.1 A04.FR.03). */
export function securityEventNotification({
  securityEvents,
}: SecurityEventNotificationDeps): CallHandler201<'SecurityEventNotification'> {
  return async ({ type, timestamp, techInfo }, { stationId, receivedAt }) => {
    const id = contentId(type, timestamp, techInfo);
    const at = parseDateTime(timestamp) ?? receivedAt;
    await securityEvents.record(stationId, definedFields({ id, type, at, receivedAt, techInfo }));
    return {};
  };
}
