import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const request = {
  reason: 'PowerUp',
  chargingStation: {
    vendorName: 'ACME',
    model: 'Two',
    serialNumber: 'SN1',
    firmwareVersion: '1.2.3',
    modem: { iccid: '8931', imsi: '2620' },
  },
} as const;

test('accepts a station and keeps what it says of itself (B01.FR.02)', async () => {
  const { send, store } = aCsms({ heartbeatInterval: 120 });
  expect(await send('BootNotification', request, { receivedAt: at(3) })).toEqual({
    status: 'Accepted',
    currentTime: '2026-03-01T13:00:00.000Z',
    interval: 120,
  });
  expect(await store.stations.find('CS1')).toMatchObject({
    registrationStatus: 'Accepted',
    boot: {
      ocppVersion: '2.0.1',
      vendor: 'ACME',
      model: 'Two',
      serialNumber: 'SN1',
      firmwareVersion: '1.2.3',
      iccid: '8931',
      imsi: '2620',
      reason: 'PowerUp',
      at: at(3),
    },
  });
});

test.each(['Pending', 'Rejected'] as const)('tells a %s station when to boot again', async (status) => {
  const { send, store } = aCsms({ retryInterval: 15 });
  const authentication = { securityProfile: 1, anyUsername: false } as const;
  await store.stations.register('CS1', { authentication, registrationStatus: status });
  expect(await send('BootNotification', request)).toMatchObject({ status, interval: 15 });
});

test('gives a station that nobody registered the status that it is told to', async () => {
  const { send } = aCsms({ initialStatus: 'Rejected' });
  expect(await send('BootNotification', request)).toMatchObject({ status: 'Rejected' });
});
