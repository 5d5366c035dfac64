import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const request = {
  chargePointVendor: 'ACME',
  chargePointModel: 'One',
  chargePointSerialNumber: 'SN1',
  chargeBoxSerialNumber: 'BOX1',
  firmwareVersion: '1.2.3',
  iccid: '8931',
  imsi: '2620',
  meterType: 'M1',
  meterSerialNumber: 'MSN1',
};

test('accepts a station and keeps what it says of itself (section 4.2)', async () => {
  const { send, store } = aCsms({ heartbeatInterval: 120 });
  expect(await send('BootNotification', request, { receivedAt: at(3) })).toEqual({
    status: 'Accepted',
    currentTime: '2026-03-01T13:00:00.000Z',
    interval: 120,
  });
  expect(await store.stations.find('CS1')).toMatchObject({
    registrationStatus: 'Accepted',
    boot: {
      ocppVersion: '1.6',
      vendor: 'ACME',
      model: 'One',
      serialNumber: 'SN1',
      firmwareVersion: '1.2.3',
      iccid: '8931',
      imsi: '2620',
      meterType: 'M1',
      meterSerialNumber: 'MSN1',
      at: at(3),
    },
  });
});

test('takes the serial number of the charge box where there is no other', async () => {
  const { send, store } = aCsms();
  const { chargePointSerialNumber: _, ...others } = request;
  await send('BootNotification', others);
  expect((await store.stations.find('CS1'))?.boot?.serialNumber).toBe('BOX1');
});

test.each(['Pending', 'Rejected'] as const)('tells a %s station when to boot again', async (status) => {
  const { send, store } = aCsms({ retryInterval: 15 });
  const authentication = { securityProfile: 1, anyUsername: false } as const;
  await store.stations.register('CS1', { authentication, registrationStatus: status });
  expect(await send('BootNotification', request)).toMatchObject({ status, interval: 15 });
});

test('gives a station that nobody registered the status that it is told to', async () => {
  const { send, store } = aCsms({ initialStatus: 'Pending' });
  expect(await send('BootNotification', request)).toMatchObject({ status: 'Pending' });
  expect((await store.stations.find('CS1'))?.registrationStatus).toBe('Pending');
});
