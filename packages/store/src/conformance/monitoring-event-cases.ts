import { type MonitoringEvent, maxMonitoringEvents } from '../monitoring-events.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { eventLogCases } from './event-log-cases.js';

function aMonitoringEvent(fields: Partial<MonitoringEvent> = {}): MonitoringEvent {
  return {
    id: 'e-1',
    eventId: 1,
    at: at(0),
    receivedAt: at(1),
    component: { name: 'EVSE', evseId: 1 },
    variable: { name: 'Power' },
    actualValue: '11',
    trigger: 'Delta',
    notificationType: 'CustomMonitor',
    ...fields,
  };
}

const list = ({ monitoringEvents }: Store) => monitoringEvents.list('CP-1', { limit: 100 });

/** What a store of monitoring events does. */
export const monitoringEventCases: readonly ConformanceCase[] = [
  {
    name: 'monitoringEvents.record: keeps all of the event',
    async run(store) {
      const bare = aMonitoringEvent();
      const full = aMonitoringEvent({
        id: 'e-2',
        receivedAt: at(2),
        component: { name: 'Connector', instance: 'left', evseId: 1, connectorId: 2 },
        variable: { name: 'Power', instance: 'AC' },
        monitorId: 0,
        causeEventId: 0,
        isCleared: false,
        techCode: 'E7',
        techInfo: 'too hot',
        transactionId: 'T-1',
      });
      await store.monitoringEvents.record('CP-1', [full, bare]);
      assertSame((await list(store)).items, [full, bare]);
    },
  },
  {
    name: 'monitoringEvents.record: events that come together are each kept once, and none is no event',
    async run(store) {
      const events = upTo(20).map((index) => aMonitoringEvent({ id: `e-${index}`, receivedAt: at(-index) }));
      await store.monitoringEvents.record('CP-1', [...events.slice(5), ...events]);
      await store.monitoringEvents.record('CP-1', []);
      assertSame((await list(store)).items, events);
    },
  },
  ...eventLogCases({
    name: 'monitoringEvents',
    max: maxMonitoringEvents,
    record: ({ monitoringEvents }, stationId, id, minute, techInfo) =>
      monitoringEvents.record(stationId, [aMonitoringEvent({ id, receivedAt: at(minute), techInfo })]),
    list: ({ monitoringEvents }, stationId, page) => monitoringEvents.list(stationId, page),
    async texts({ monitoringEvents }, stationId) {
      const { items } = await monitoringEvents.list(stationId, { limit: 10 });
      return items.map(({ techInfo }) => techInfo);
    },
  }),
  ...copyCases({
    name: 'monitoringEvents.record',
    input: () => [aMonitoringEvent()],
    write: ({ monitoringEvents }, events) => monitoringEvents.record('CP-1', events),
    read: [list],
  }),
];
