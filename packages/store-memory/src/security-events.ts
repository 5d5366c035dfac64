import { maxSecurityEvents, type SecurityEvent, type SecurityEventStore } from '@csms/store';
import { copyDate } from './copies.js';
import { createEventLog } from './event-log.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of security events. */
export function createSecurityEventStore(stationMaps: StationMaps): SecurityEventStore {
  const log = createEventLog<SecurityEvent>(
    stationMaps,
    'security events',
    maxSecurityEvents,
    copySecurityEvent,
  );
  return {
    async record(stationId, event) {
      log.add(stationId, event);
    },
    async list(stationId, request) {
      return log.page(stationId, request);
    },
  };
}

function copySecurityEvent(event: SecurityEvent): SecurityEvent {
  return { ...event, at: copyDate(event.at), receivedAt: copyDate(event.receivedAt) };
}
