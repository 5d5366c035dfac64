import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const connector = { evseId: 2, connectorId: 1 };

test('keeps the state of a connector (G01.FR.01)', async () => {
  const { send, store } = aCsms();
  await send('StatusNotification', { ...connector, connectorStatus: 'Occupied', timestamp: time(1) });
  expect((await store.stations.find('CS1'))?.connectors).toEqual([
    { ...connector, status: 'Occupied', at: at(1) },
  ]);
});

test.each([
  { evseId: -1, connectorId: 1 },
  { evseId: 1, connectorId: -1 },
])('answers for what no station has, and keeps nothing: %j', async (place) => {
  const { send, store } = aCsms();
  const request = { ...place, connectorStatus: 'Available', timestamp: time(1) } as const;
  expect(await send('StatusNotification', request)).toEqual({});
  expect(await store.stations.find('CS1')).toBeUndefined();
});

test('keeps a later state over one that comes late', async () => {
  const { send, store } = aCsms();
  await send('StatusNotification', { ...connector, connectorStatus: 'Occupied', timestamp: time(5) });
  await send('StatusNotification', { ...connector, connectorStatus: 'Available', timestamp: time(4) });
  expect((await store.stations.find('CS1'))?.connectors).toMatchObject([{ status: 'Occupied' }]);
});

test.each([
  ['years', '2099-01-01T00:00:00Z'],
  ['minutes', time(4)],
])('is not stuck with a state of a clock that was once ahead by %s', async (_, timestamp) => {
  const { send, store } = aCsms();
  const ahead = { ...connector, connectorStatus: 'Faulted', timestamp } as const;
  await send('StatusNotification', ahead, { receivedAt: at(1) });
  const now = { ...connector, connectorStatus: 'Available', timestamp: time(2) } as const;
  await send('StatusNotification', now, { receivedAt: at(2) });
  expect((await store.stations.find('CS1'))?.connectors).toMatchObject([{ status: 'Available' }]);
});
