import type { ChargingProfile } from '@csms/ocpp-messages/1.6';
import { at, contentOf, time } from '@csms/test-handlers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const profile: ChargingProfile = {
  chargingProfileId: 1,
  stackLevel: 0,
  chargingProfilePurpose: 'TxDefaultProfile',
  chargingProfileKind: 'Relative',
  chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
};
const reservation = { reservationId: 7, connectorId: 1, idTag: 'CAFE01', expiryDate: time(50) };
const accepted = { status: 'Accepted' } as const;

type Csms = ReturnType<typeof aCsms>;

function setting(connectorId: number, chargingProfileId: number) {
  const request = { connectorId, csChargingProfiles: { ...profile, chargingProfileId } };
  return ({ answer }: Csms, receivedAt: Date) =>
    answer('SetChargingProfile', request, accepted, { receivedAt });
}

/** What a station answers to calls of ours, one in each minute. */
const answers: readonly ((csms: Csms, receivedAt: Date) => Promise<void>)[] = [
  setting(1, 1),
  setting(2, 3),
  ({ answer }, receivedAt) => answer('ClearChargingProfile', { connectorId: 2 }, accepted, { receivedAt }),
  setting(1, 2),
  ...[600, 900].map(
    (duration) =>
      ({ answer }: Csms, receivedAt: Date) =>
        answer(
          'GetCompositeSchedule',
          undefined,
          {
            ...accepted,
            connectorId: 1,
            chargingSchedule: { ...profile.chargingSchedule, duration },
          },
          { receivedAt },
        ),
  ),
  ({ answer }, receivedAt) => answer('ReserveNow', reservation, accepted, { receivedAt }),
  ({ answer }, receivedAt) => answer('CancelReservation', { reservationId: 7 }, accepted, { receivedAt }),
  ({ answer }, receivedAt) =>
    answer('ReserveNow', { ...reservation, connectorId: 2 }, accepted, { receivedAt }),
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
      chargingProfiles: [{ profileId: 2, evseId: 1 }],
      compositeSchedules: [{ schedule: { durationS: 900 } }],
      reservations: [{ reservationId: 7, evseId: 2, reservedAt: at(8) }],
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
