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
  for (const minute of [5, 5]) {
    await answer(
      'CancelReservation',
      { reservationId: 7 },
      { status: 'Accepted' },
      { receivedAt: at(minute) },
    );
  }
  expect(await find()).toMatchObject({ status: 'cancelled', endedAt: at(5) });
});

test.each([
  ['is refused', { reservationId: 7 }, 'Rejected'],
  ['came without its request', undefined, 'Accepted'],
] as const)('ends nothing when the call %s', async (_, request, status) => {
  const { answer, find } = await aCsmsWithReservation();
  await answer('CancelReservation', request, { status });
  expect(await find()).toMatchObject({ status: 'active' });
});
