import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const request = {
  id: 7,
  expiryDateTime: time(50),
  idToken: { idToken: 'CAFE01', type: 'ISO14443' },
} as const;

test.each([
  ['Expired', 'expired'],
  ['Removed', 'removed'],
] as const)('ends a reservation that is %s (H04.FR.01)', async (reservationUpdateStatus, status) => {
  const { send, answer, store } = aCsms();
  await answer('ReserveNow', request, { status: 'Accepted' }, { receivedAt: at(1) });
  const update = { reservationId: 7, reservationUpdateStatus } as const;
  expect(await send('ReservationStatusUpdate', update, { receivedAt: at(5) })).toEqual({});
  expect(await store.reservations.find('CS1', 7, at(6))).toMatchObject({ status, endedAt: at(5) });
});

test('answers for a reservation that is not known, and makes none', async () => {
  const { send, store } = aCsms();
  const update = { reservationId: 7, reservationUpdateStatus: 'Removed' } as const;
  expect(await send('ReservationStatusUpdate', update)).toEqual({});
  expect(await store.reservations.find('CS1', 7, at(59))).toBeUndefined();
});
