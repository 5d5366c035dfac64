import type { ChargingProfileType } from '@csms/ocpp-messages/2.0.1';
import { at, contentOf, time } from '@csms/test-handlers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const chargingProfile: ChargingProfileType = {
  id: 1,
  stackLevel: 0,
  chargingProfilePurpose: 'TxDefaultProfile',
  chargingProfileKind: 'Relative',
  chargingSchedule: [
    { id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
  ],
};
const reservation = {
  id: 7,
  expiryDateTime: time(50),
  idToken: { idToken: 'CAFE01', type: 'ISO14443' },
} as const;
const accepted = { status: 'Accepted' } as const;

type Csms = ReturnType<typeof aCsms>;

/** What a station answers to calls of ours, one in each minute. */
const answers: readonly ((csms: Csms, receivedAt: Date) => Promise<void>)[] = [
  ({ answer }, receivedAt) =>
    answer('SetChargingProfile', { evseId: 1, chargingProfile }, accepted, { receivedAt }),
  ({ answer }, receivedAt) =>
    answer('ClearChargingProfile', { chargingProfileId: 1 }, accepted, { receivedAt }),
  ({ answer }, receivedAt) =>
    answer('SetChargingProfile', { evseId: 2, chargingProfile: { ...chargingProfile, id: 2 } }, accepted, {
      receivedAt,
    }),
  ({ answer }, receivedAt) =>
    answer(
      'GetChargingProfiles',
      { requestId: 1, evseId: 1, chargingProfile: { stackLevel: 0 } },
      { status: 'NoProfiles' },
      { receivedAt },
    ),
  ({ answer }, receivedAt) =>
    answer(
      'SetChargingProfile',
      { evseId: 1, chargingProfile: { ...chargingProfile, id: 2, stackLevel: 3 } },
      accepted,
      { receivedAt },
    ),
  ...[600, 900].map(
    (duration) =>
      ({ answer }: Csms, receivedAt: Date) =>
        answer(
          'GetCompositeSchedule',
          undefined,
          {
            status: 'Accepted',
            schedule: {
              evseId: 1,
              scheduleStart: time(3),
              duration,
              chargingRateUnit: 'W',
              chargingSchedulePeriod: [{ startPeriod: 0, limit: 11_000 }],
            },
          },
          { receivedAt },
        ),
  ),
  ({ answer }, receivedAt) => answer('ReserveNow', reservation, accepted, { receivedAt }),
  ({ answer }, receivedAt) => answer('CancelReservation', { reservationId: 7 }, accepted, { receivedAt }),
  ({ answer }, receivedAt) => answer('ReserveNow', { ...reservation, evseId: 2 }, accepted, { receivedAt }),
];

async function contentAfter(indices: readonly number[]) {
  const csms = aCsms();
  await csms.store.stations.register('CS1', {
    authentication: { securityProfile: 1, anyUsername: false },
  });
  for (const index of indices) await answers[index]?.(csms, at(index));
  return contentOf(csms.store);
}

test('results leave the same state in whatever order they come, copies among them', async () => {
  const indices = [...answers.keys()];
  const expected = await contentAfter(indices);
  expect(expected.stations).toMatchObject([
    {
      chargingProfiles: [{ profileId: 2, evseId: 1, stackLevel: 3 }],
      compositeSchedules: [{ schedule: { durationS: 900 } }],
      reservations: [{ reservationId: 7, evseId: 2, reservedAt: at(9) }],
    },
  ]);
  const copied = [...indices, ...indices];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(copied, { minLength: copied.length }), async (shuffled) => {
      expect(await contentAfter(shuffled)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});
