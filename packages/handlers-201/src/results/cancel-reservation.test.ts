import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

async function aCsmsWithReservation() {
  const csms = aCsms();
  const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;
  const request = { id: 7, expiryDateTime: time(50), idToken };
  await csms.answer('ReserveNow', request, { status: 'Accepted' }, { receivedAt: at(1) });
  return { ...csms, find: () => csms.store.reservations.find('CS1', 7, at(10)) };
}

test('ends a reservation that the station has given up (H02)', async () => {
  const { answer, find } = await aCsmsWithReservation();
  const cancelled = { request: { reservationId: 7 }, response: { status: 'Accepted' } } as const;
  for (const minute of [5, 5])
    await answer('CancelReservation', cancelled.request, cancelled.response, {
      ...cancelled,
      receivedAt: at(minute),
    });
  expect(await find()).toMatchObject({ status: 'cancelled', endedAt: at(5) });
});

test.each([
  ['is refused', { request: { reservationId: 7 }, response: { status: 'Rejected' } }],
  ['came without its request', { response: { status: 'Accepted' } }],
] as const)('ends nothing when the call %s', async (_, answered) => {
  const { answer, find } = await aCsmsWithReservation();
  await answer('CancelReservation', answered.request, answered.response, answered);
  expect(await find()).toMatchObject({ status: 'active' });
});
