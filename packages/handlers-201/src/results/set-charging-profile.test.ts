import type { SetChargingProfileRequest } from '@csms/ocpp-messages/2.0.1';
import { maxChargingProfiles } from '@csms/store';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

function aTxRequest(id: number, transactionId: string, evseId = 1): SetChargingProfileRequest {
  const { chargingProfile } = aRequest(id);
  return {
    evseId,
    chargingProfile: { ...chargingProfile, chargingProfilePurpose: 'TxProfile', transactionId },
  };
}

function aRequest(id: number, evseId = 1): SetChargingProfileRequest {
  return {
    evseId,
    chargingProfile: {
      id,
      stackLevel: 0,
      chargingProfilePurpose: 'TxDefaultProfile',
      chargingProfileKind: 'Relative',
      chargingSchedule: [
        { id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
      ],
    },
  };
}

const accepted = { status: 'Accepted' } as const;

async function profilesOf({ store }: Pick<ReturnType<typeof aCsms>, 'store'>) {
  return (await store.chargingProfiles.list('CS1', { limit: 10 })).items;
}

test('keeps a profile that the station accepted, as that of a CSMS (K01)', async () => {
  const csms = aCsms();
  await csms.answer('SetChargingProfile', aRequest(1), accepted, { receivedAt: at(3) });
  expect(await profilesOf(csms)).toEqual([
    {
      profileId: 1,
      evseId: 1,
      stackLevel: 0,
      purpose: 'TxDefaultProfile',
      kind: 'Relative',
      source: 'CSO',
      schedules: [{ scheduleId: 1, unit: 'A', periods: [{ startS: 0, limit: 16 }] }],
      at: at(3),
    },
  ]);
});

test('replaces the profile of its id, and no other of its level', async () => {
  const csms = aCsms();
  for (const [id, evseId] of [
    [1, 1],
    [2, 1],
    [1, 2],
  ] as const) {
    await csms.answer('SetChargingProfile', aRequest(id, evseId), accepted);
  }
  expect(await profilesOf(csms)).toMatchObject([
    { profileId: 1, evseId: 2 },
    { profileId: 2, evseId: 1 },
  ]);
});

test('takes out the profiles of transactions that the EVSE had before, which are over with them', async () => {
  const csms = aCsms();
  const requests = [
    aRequest(1),
    aTxRequest(2, 'T1'),
    aTxRequest(3, 'T2'),
    aTxRequest(4, 'T3', 2),
    aTxRequest(5, 'T2'),
  ];
  for (const [minute, request] of requests.entries())
    await csms.answer('SetChargingProfile', request, accepted, { receivedAt: at(minute) });
  expect((await profilesOf(csms)).map(({ profileId }) => profileId)).toEqual([1, 3, 4, 5]);
});

test('does not lose what holds for long to the transactions of many EVs', async () => {
  const csms = aCsms();
  await csms.answer('SetChargingProfile', aRequest(1), accepted, { receivedAt: at(0) });
  for (let count = 1; count <= 2 * maxChargingProfiles; count++) {
    const request = aTxRequest(1 + count, `T${count}`);
    await csms.answer('SetChargingProfile', request, accepted, { receivedAt: at(count) });
  }
  expect(await profilesOf(csms)).toMatchObject([
    { profileId: 1 },
    { transactionId: `T${2 * maxChargingProfiles}` },
  ]);
});

test.each([
  [aRequest(1), 'Rejected'],
  [undefined, 'Accepted'],
] as const)('keeps nothing of %j that is %s', async (request, status) => {
  const csms = aCsms();
  await csms.answer('SetChargingProfile', request, { status });
  expect(await profilesOf(csms)).toEqual([]);
});
