import type { ReserveNowRequest } from '@csms/ocpp-messages/2.0.1';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;
const request: ReserveNowRequest = {
  id: 7,
  evseId: 2,
  connectorType: 'cCCS2',
  expiryDateTime: time(50),
  idToken,
  groupIdToken: { idToken: 'FLEET', type: 'Central' },
};
const accepted = { status: 'Accepted' } as const;

test('keeps a reservation that the station accepted (H01)', async () => {
  const { answer, store } = aCsms();
  await answer('ReserveNow', request, accepted, { receivedAt: at(1) });
  expect(await store.reservations.find('CS1', 7, at(49))).toEqual({
    reservationId: 7,
    evseId: 2,
    connectorType: 'cCCS2',
    token: { uid: 'CAFE01', type: 'ISO14443' },
    groupId: 'FLEET',
    expiresAt: at(50),
    reservedAt: at(1),
    status: 'active',
  });
  expect(await store.reservations.find('CS1', 7, at(50))).toMatchObject({ status: 'expired' });
});

test('keeps one of any EVSE without an EVSE', async () => {
  const { answer, store } = aCsms();
  await answer('ReserveNow', { id: 7, expiryDateTime: time(50), idToken }, accepted);
  expect(await store.reservations.find('CS1', 7, at(49))).toEqual({
    reservationId: 7,
    token: { uid: 'CAFE01', type: 'ISO14443' },
    expiresAt: at(50),
    reservedAt: at(59),
    status: 'active',
  });
});

test('the later reservation of an id replaces the one before, and a copy of that changes nothing', async () => {
  const { answer, store } = aCsms();
  for (const [asked, minute] of [
    [request, 1],
    [{ ...request, evseId: 3 }, 2],
    [request, 1],
  ] as const) {
    await answer('ReserveNow', asked, accepted, { receivedAt: at(minute) });
  }
  expect(await store.reservations.find('CS1', 7, at(9))).toMatchObject({ evseId: 3, reservedAt: at(2) });
});

test.each(['Faulted', 'Occupied', 'Rejected', 'Unavailable'] as const)(
  'keeps nothing when the station answers %s',
  async (status) => {
    const { answer, store } = aCsms();
    await answer('ReserveNow', request, { status });
    expect(await store.reservations.find('CS1', 7, at(9))).toBeUndefined();
  },
);

test('keeps nothing when the call came without its request', async () => {
  const { answer, store } = aCsms();
  await answer('ReserveNow', undefined, accepted);
  expect((await store.reservations.list('CS1', at(9), { limit: 1 })).items).toEqual([]);
});
