import type { ChargingProfile, SetChargingProfileRequest } from '@csms/ocpp-messages/1.6';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

function aRequest(connectorId: number, fields: Partial<ChargingProfile> = {}): SetChargingProfileRequest {
  return {
    connectorId,
    csChargingProfiles: {
      chargingProfileId: 1,
      stackLevel: 0,
      chargingProfilePurpose: 'TxDefaultProfile',
      chargingProfileKind: 'Relative',
      chargingSchedule: {
        chargingRateUnit: 'A',
        chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }],
      },
      ...fields,
    },
  };
}

const accepted = { status: 'Accepted' } as const;

/** The profiles that are known after these were accepted, one in each minute. */
async function profilesAfter(...requests: readonly SetChargingProfileRequest[]) {
  const { answer, store } = aCsms();
  for (const [index, request] of requests.entries()) {
    await answer('SetChargingProfile', request, accepted, { receivedAt: at(index) });
  }
  return (await store.chargingProfiles.list('CS1', { limit: 10 })).items;
}

test('keeps all of a profile that the station accepted, in the words of 2.0.1 (section 5.16)', async () => {
  const request = aRequest(2, {
    chargingProfilePurpose: 'TxProfile',
    transactionId: 4711,
    chargingProfileKind: 'Recurring',
    recurrencyKind: 'Weekly',
    validFrom: time(1),
    validTo: time(50),
    chargingSchedule: {
      startSchedule: time(2),
      duration: 60,
      chargingRateUnit: 'W',
      minChargingRate: 0.1,
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 16.3, numberPhases: 3 }],
    },
  });
  expect(await profilesAfter(request)).toEqual([
    {
      profileId: 1,
      evseId: 2,
      stackLevel: 0,
      purpose: 'TxProfile',
      transactionId: '4711',
      kind: 'Recurring',
      recurrency: 'Weekly',
      validFrom: at(1),
      validTo: at(50),
      source: 'CSO',
      schedules: [
        {
          startsAt: at(2),
          durationS: 60,
          unit: 'W',
          minChargingRate: 0.1,
          periods: [{ startS: 0, limit: 16.3, numberPhases: 3 }],
        },
      ],
      at: at(0),
    },
  ]);
});

test('keeps a ChargePointMaxProfile of connector 0 as the maximum of the station', async () => {
  const request = aRequest(0, { chargingProfilePurpose: 'ChargePointMaxProfile' });
  expect(await profilesAfter(request)).toMatchObject([{ evseId: 0, purpose: 'ChargingStationMaxProfile' }]);
});

test('a profile replaces the one of its id, and that of its purpose and level on its connector', async () => {
  const first = aRequest(1);
  expect(await profilesAfter(first, aRequest(2, { stackLevel: 3 }))).toMatchObject([{ evseId: 2 }]);
  expect(await profilesAfter(first, aRequest(1, { chargingProfileId: 2 }))).toMatchObject([{ profileId: 2 }]);
  for (const beside of [
    aRequest(2, { chargingProfileId: 2 }),
    aRequest(1, { chargingProfileId: 2, stackLevel: 1 }),
    aRequest(1, { chargingProfileId: 2, chargingProfilePurpose: 'TxProfile' }),
  ]) {
    expect(await profilesAfter(first, beside)).toHaveLength(2);
  }
});

test.each([
  [aRequest(1), 'Rejected'],
  [aRequest(1), 'NotSupported'],
  [undefined, 'Accepted'],
] as const)('keeps nothing of %j that is %s', async (request, status) => {
  const { answer, store } = aCsms();
  await answer('SetChargingProfile', request, { status });
  expect((await store.chargingProfiles.list('CS1', { limit: 10 })).items).toEqual([]);
});
