import { codecOf, maxSecurityEvents, type SecurityEvent, type SecurityEventStore } from '@csms/store';
import type { Database } from './database.js';
import { createEventLog } from './event-log.js';

/** Makes a store of security events. */
export function createSecurityEventStore(database: Database): SecurityEventStore {
  const log = createEventLog<SecurityEvent>(database, {
    name: 'securityEvents',
    codec: codecOf<SecurityEvent>({ at: 'date', receivedAt: 'date' }),
    max: maxSecurityEvents,
  });
  return { record: (stationId, event) => log.add(stationId, [event]), list: log.page };
}
