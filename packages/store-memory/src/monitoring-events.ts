import { type MonitoringEvent, type MonitoringEventStore, maxMonitoringEvents } from '@csms/store';
import { copyDate } from './copies.js';
import { createEventLog } from './event-log.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of monitoring events. */
export function createMonitoringEventStore(stationMaps: StationMaps): MonitoringEventStore {
  const log = createEventLog<MonitoringEvent>(
    stationMaps,
    'monitoring events',
    maxMonitoringEvents,
    copyMonitoringEvent,
  );
  return {
    async record(stationId, events) {
      for (const event of events) log.add(stationId, event);
    },
    async list(stationId, request) {
      return log.page(stationId, request);
    },
  };
}

function copyMonitoringEvent(event: MonitoringEvent): MonitoringEvent {
  const { at, receivedAt, component, variable } = event;
  return {
    ...event,
    at: copyDate(at),
    receivedAt: copyDate(receivedAt),
    component: { ...component },
    variable: { ...variable },
  };
}
