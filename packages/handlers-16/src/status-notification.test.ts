import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the state of a connector as connector 1 of the EVSE with its number (section 4.9)', async () => {
  const { send, store } = aCsms();
  const fault = {
    errorCode: 'GroundFailure',
    info: 'leak',
    vendorId: 'ACME',
    vendorErrorCode: 'E7',
  } as const;
  await send('StatusNotification', { connectorId: 2, status: 'Faulted', timestamp: time(1), ...fault });
  expect((await store.stations.find('CS1'))?.connectors).toEqual([
    { evseId: 2, connectorId: 1, status: 'Faulted', at: at(1), ...fault },
  ]);
});

test('takes connector 0 for the station as a whole', async () => {
  const { send, store } = aCsms();
  await send('StatusNotification', { connectorId: 0, status: 'Unavailable', errorCode: 'NoError' });
  expect((await store.stations.find('CS1'))?.connectors).toMatchObject([{ evseId: 0, connectorId: 0 }]);
});

test('answers for a connector below 0, and keeps nothing', async () => {
  const { send, store } = aCsms();
  const request = { connectorId: -1, status: 'Available', errorCode: 'NoError' } as const;
  expect(await send('StatusNotification', request)).toEqual({});
  expect(await store.stations.find('CS1')).toBeUndefined();
});

test('knows no error where the station says NoError', async () => {
  const { send, store } = aCsms();
  await send('StatusNotification', { connectorId: 1, status: 'Available', errorCode: 'NoError' });
  const station = await store.stations.find('CS1');
  expect(station?.connectors).toHaveLength(1);
  expect(station?.connectors[0]?.errorCode).toBeUndefined();
});

test('takes the time of arrival where the station says none', async () => {
  const { send, store } = aCsms();
  const request = { connectorId: 1, status: 'Charging', errorCode: 'NoError' } as const;
  await send('StatusNotification', request, { receivedAt: at(8) });
  expect((await store.stations.find('CS1'))?.connectors[0]?.at).toEqual(at(8));
});

test('keeps a later state over one that comes late', async () => {
  const { send, store } = aCsms();
  const request = { connectorId: 1, errorCode: 'NoError' } as const;
  await send('StatusNotification', { ...request, status: 'Charging', timestamp: time(5) });
  await send('StatusNotification', { ...request, status: 'Preparing', timestamp: time(4) });
  expect((await store.stations.find('CS1'))?.connectors[0]?.status).toBe('Charging');
});

test('is not stuck with a state of a clock that was once ahead', async () => {
  const { send, store } = aCsms();
  const request = { connectorId: 1, errorCode: 'NoError' } as const;
  const ahead = { ...request, status: 'Faulted', timestamp: '2099-01-01T00:00:00Z' } as const;
  await send('StatusNotification', ahead, { receivedAt: at(1) });
  await send(
    'StatusNotification',
    { ...request, status: 'Available', timestamp: time(2) },
    { receivedAt: at(2) },
  );
  expect((await store.stations.find('CS1'))?.connectors[0]?.status).toBe('Available');
});
