import type { GetChargingProfilesRequest } from '@csms/ocpp-messages/2.0.1';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const asked: GetChargingProfilesRequest = { requestId: 1, evseId: 1, chargingProfile: { stackLevel: 0 } };

/** The profiles that are known after an answer; 1 is of the EVSE 1, 2 of the EVSE 2. */
async function idsAfter(status: 'Accepted' | 'NoProfiles', request?: GetChargingProfilesRequest) {
  const { answer, store } = aCsms();
  for (const evseId of [1, 2]) {
    await store.chargingProfiles.recordInstalled('CS1', [
      {
        profileId: evseId,
        evseId,
        stackLevel: 0,
        purpose: 'TxDefaultProfile',
        kind: 'Relative',
        source: 'CSO',
        schedules: [],
        at: at(1),
      },
    ]);
  }
  await answer('GetChargingProfiles', request, { status });
  return (await store.chargingProfiles.list('CS1', { limit: 10 })).items.map(({ profileId }) => profileId);
}

test('takes out what was asked for when the station has none of it (K09)', async () => {
  expect(await idsAfter('NoProfiles', asked)).toEqual([2]);
});

test('leaves what is known when reports follow, or when the request is missing', async () => {
  expect(await idsAfter('Accepted', asked)).toEqual([1, 2]);
  expect(await idsAfter('NoProfiles')).toEqual([1, 2]);
});
