import type { ReserveNowRequest } from '@csms/ocpp-messages/1.6';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const request: ReserveNowRequest = {
  reservationId: 7,
  connectorId: 2,
  idTag: 'CAFE01',
  parentIdTag: 'FLEET',
  expiryDate: time(50),
};
const accepted = { status: 'Accepted' } as const;

test('keeps a reservation that the station accepted (section 5.13)', async () => {
  const { answer, store } = aCsms();
  await answer('ReserveNow', request, accepted, { receivedAt: at(1) });
  expect(await store.reservations.find('CS1', 7, at(49))).toEqual({
    reservationId: 7,
    evseId: 2,
    token: { uid: 'CAFE01' },
    groupId: 'FLEET',
    expiresAt: at(50),
    reservedAt: at(1),
    status: 'active',
  });
  expect(await store.reservations.find('CS1', 7, at(50))).toMatchObject({ status: 'expired' });
});

test('keeps one of connector 0 as that of any connector', async () => {
  const { answer, store } = aCsms();
  const ofAny = { reservationId: 7, connectorId: 0, idTag: 'CAFE01', expiryDate: time(50) };
  await answer('ReserveNow', ofAny, accepted);
  expect(await store.reservations.find('CS1', 7, at(49))).toEqual({
    reservationId: 7,
    token: { uid: 'CAFE01' },
    expiresAt: at(50),
    reservedAt: at(59),
    status: 'active',
  });
});

test('the later reservation of an id replaces the one before, and a copy of that changes nothing', async () => {
  const { answer, store } = aCsms();
  for (const [asked, minute] of [
    [request, 1],
    [{ ...request, connectorId: 3 }, 2],
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
