import type { EventDataType } from '@csms/ocpp-messages/2.0.1';
import type { Store } from '@csms/store';
import { at, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

function anEvent(fields: Partial<EventDataType> = {}): EventDataType {
  return {
    eventId: 1,
    timestamp: time(1),
    trigger: 'Alerting',
    actualValue: '80',
    eventNotificationType: 'HardWiredMonitor',
    component: { name: 'Controller' },
    variable: { name: 'Temperature' },
    ...fields,
  };
}

function aRequest(...eventData: [EventDataType, ...EventDataType[]]) {
  return { generatedAt: time(2), seqNo: 0, eventData };
}

async function eventsOf({ monitoringEvents }: Store) {
  return (await monitoringEvents.list('CS1', { limit: 100 })).items;
}

describe('NotifyEvent (N07.FR.03, N08.FR.02, G05.FR.03)', () => {
  test('keeps all of an event', async () => {
    const { send, store } = aCsms();
    const event = anEvent({
      component: { name: 'Connector', instance: 'left', evse: { id: 1, connectorId: 2 } },
      variable: { name: 'Temperature', instance: 'plug' },
      cause: 0,
      cleared: true,
      techCode: 'E7',
      techInfo: 'hot',
      transactionId: 'T1',
      variableMonitoringId: 4,
    });
    expect(await send('NotifyEvent', aRequest(event), { receivedAt: at(3) })).toEqual({});
    expect(await eventsOf(store)).toEqual([
      {
        id: expect.any(String),
        eventId: 1,
        at: at(1),
        receivedAt: at(3),
        component: { name: 'Connector', instance: 'left', evseId: 1, connectorId: 2 },
        variable: { name: 'Temperature', instance: 'plug' },
        actualValue: '80',
        trigger: 'Alerting',
        notificationType: 'HardWiredMonitor',
        monitorId: 4,
        causeEventId: 0,
        isCleared: true,
        techCode: 'E7',
        techInfo: 'hot',
        transactionId: 'T1',
      },
    ]);
  });

  test('keeps each event of all parts once, in whatever order they come', async () => {
    const { send, store } = aCsms();
    const parts = [
      { ...aRequest(anEvent({ eventId: 3 })), seqNo: 1 },
      { ...aRequest(anEvent(), anEvent({ eventId: 2 })), tbc: true },
    ];
    for (const part of [...parts, ...parts]) await send('NotifyEvent', part);
    const events = await eventsOf(store);
    expect(events.map(({ eventId }) => eventId).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  test('takes an event of the same number at another time for another', async () => {
    const { send, store } = aCsms();
    await send('NotifyEvent', aRequest(anEvent(), anEvent({ timestamp: time(2) })));
    expect(await eventsOf(store)).toHaveLength(2);
  });
});

describe('an event on AvailabilityState (G01)', () => {
  const variable = { name: 'AvailabilityState' };

  test.each([
    ['a connector', { name: 'Connector', evse: { id: 2, connectorId: 1 } }, { evseId: 2, connectorId: 1 }],
    ['an EVSE', { name: 'EVSE', evse: { id: 2 } }, { evseId: 2, connectorId: 0 }],
    ['the station', { name: 'ChargingStation' }, { evseId: 0, connectorId: 0 }],
    ['a connector in other letters', { name: 'connector', evse: { id: 1, connectorId: 1 } }, { evseId: 1 }],
  ])('is the state of %s too', async (_, component, place) => {
    const { send, store } = aCsms();
    await send('NotifyEvent', aRequest(anEvent({ component, variable, actualValue: 'Occupied' })));
    expect((await store.stations.find('CS1'))?.connectors).toMatchObject([
      { ...place, status: 'Occupied', at: at(1) },
    ]);
    expect(await eventsOf(store)).toHaveLength(1);
  });

  test('does not replace a later state', async () => {
    const { send, store } = aCsms();
    const place = { evseId: 1, connectorId: 1 };
    await send('StatusNotification', { ...place, connectorStatus: 'Available', timestamp: time(5) });
    const component = { name: 'Connector', evse: { id: 1, connectorId: 1 } };
    await send('NotifyEvent', aRequest(anEvent({ component, variable, actualValue: 'Occupied' })));
    expect((await store.stations.find('CS1'))?.connectors).toMatchObject([{ status: 'Available' }]);
  });

  test.each([
    ['of something else', { component: { name: 'Controller' }, variable, actualValue: 'Faulted' }],
    [
      'of a connector without a number',
      { component: { name: 'Connector' }, variable, actualValue: 'Faulted' },
    ],
    ['without a state', { component: { name: 'ChargingStation' }, variable, actualValue: 'Charging' }],
    ['on another variable', { component: { name: 'ChargingStation' }, actualValue: 'Faulted' }],
  ])('%s is no state of a connector', async (_, fields) => {
    const { send, store } = aCsms();
    await send('NotifyEvent', aRequest(anEvent(fields)));
    expect((await store.stations.find('CS1'))?.connectors ?? []).toEqual([]);
    expect(await eventsOf(store)).toHaveLength(1);
  });
});
