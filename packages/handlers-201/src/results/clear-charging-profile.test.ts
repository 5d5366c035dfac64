import type { ChargingProfileType, ClearChargingProfileRequest } from '@csms/ocpp-messages/2.0.1';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const accepted = { status: 'Accepted' } as const;

/** A CSMS that knows of three profiles of its own, 1 to 3, and of the limit 4 of somebody else. */
async function aCsmsWithProfiles() {
  const csms = aCsms();
  const chargingProfile: ChargingProfileType = {
    id: 1,
    stackLevel: 0,
    chargingProfilePurpose: 'TxDefaultProfile',
    chargingProfileKind: 'Relative',
    chargingSchedule: [
      { id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
    ],
  };
  const station = { ...chargingProfile, id: 2, chargingProfilePurpose: 'ChargingStationMaxProfile' } as const;
  for (const request of [
    { evseId: 1, chargingProfile },
    { evseId: 0, chargingProfile: station },
    { evseId: 1, chargingProfile: { ...chargingProfile, id: 3, stackLevel: 1 } },
  ]) {
    await csms.answer('SetChargingProfile', request, accepted, { receivedAt: at(1) });
  }
  const external: ChargingProfileType = {
    ...chargingProfile,
    id: 4,
    chargingProfilePurpose: 'ChargingStationExternalConstraints',
  };
  const report = { requestId: 1, chargingLimitSource: 'EMS', evseId: 1 } as const;
  await csms.send(
    'ReportChargingProfiles',
    { ...report, chargingProfile: [external] },
    { receivedAt: at(1) },
  );
  return csms;
}

async function idsAfter(
  request: ClearChargingProfileRequest | undefined,
  status: 'Accepted' | 'Unknown' = 'Accepted',
) {
  const { answer, store } = await aCsmsWithProfiles();
  await answer('ClearChargingProfile', request, { status }, { receivedAt: at(2) });
  const { items } = await store.chargingProfiles.list('CS1', { limit: 10 });
  return items.map(({ profileId }) => profileId);
}

test.each([
  ['an id', { chargingProfileId: 2 }, [1, 3, 4]],
  [
    'an id, whatever else it says',
    { chargingProfileId: 2, chargingProfileCriteria: { stackLevel: 9 } },
    [1, 3, 4],
  ],
  ['an EVSE', { chargingProfileCriteria: { evseId: 1 } }, [2, 4]],
  ['the station', { chargingProfileCriteria: { evseId: 0 } }, [1, 3, 4]],
  ['a level', { chargingProfileCriteria: { stackLevel: 0 } }, [3, 4]],
  ['a purpose', { chargingProfileCriteria: { chargingProfilePurpose: 'TxDefaultProfile' } }, [2, 4]],
  [
    'several criteria',
    { chargingProfileCriteria: { chargingProfilePurpose: 'TxDefaultProfile', stackLevel: 1 } },
    [1, 2, 4],
  ],
  ['nothing', {}, [4]],
] satisfies [string, ClearChargingProfileRequest, number[]][])(
  'takes out the profiles that were cleared by %s (K10)',
  async (_, request, left) => {
    expect(await idsAfter(request)).toEqual(left);
  },
);

test.each([
  [
    'their purpose',
    { chargingProfileCriteria: { chargingProfilePurpose: 'ChargingStationExternalConstraints' } },
  ],
  ['their id', { chargingProfileId: 4 }],
] satisfies [string, ClearChargingProfileRequest][])(
  'leaves the limits of others, which a CSMS cannot clear by %s (K10.FR.06)',
  async (_, request) => {
    expect(await idsAfter(request)).toEqual([1, 2, 3, 4]);
  },
);

test('takes out what the station says it does not have', async () => {
  expect(await idsAfter({ chargingProfileId: 2 }, 'Unknown')).toEqual([1, 3, 4]);
});

test('takes out nothing when the call came without its request', async () => {
  expect(await idsAfter(undefined)).toEqual([1, 2, 3, 4]);
});
