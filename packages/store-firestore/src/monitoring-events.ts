import { codecOf, type MonitoringEvent, type MonitoringEventStore, maxMonitoringEvents } from '@csms/store';
import type { Database } from './database.js';
import { createEventLog } from './event-log.js';

/** Makes a store of monitoring events. */
export function createMonitoringEventStore(database: Database): MonitoringEventStore {
  const log = createEventLog<MonitoringEvent>(database, {
    name: 'monitoringEvents',
    codec: codecOf<MonitoringEvent>({ at: 'date', receivedAt: 'date' }),
    max: maxMonitoringEvents,
  });
  return { record: log.add, list: log.page };
}
