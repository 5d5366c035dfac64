import type { ClearChargingProfileRequest } from '@csms/ocpp-messages/1.6';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

/** The ids of the profiles that are known after the answer to a request; 1, 2 and 3 were there before. */
async function idsAfter(
  request: ClearChargingProfileRequest | undefined,
  status: 'Accepted' | 'Unknown' = 'Accepted',
) {
  const { answer, store } = aCsms();
  for (const [profileId, evseId, purpose, stackLevel] of [
    [1, 1, 'TxDefaultProfile', 0],
    [2, 0, 'ChargingStationMaxProfile', 0],
    [3, 1, 'TxDefaultProfile', 1],
  ] as const) {
    const profile = {
      profileId,
      evseId,
      purpose,
      stackLevel,
      kind: 'Relative',
      source: 'CSO',
      schedules: [],
    };
    await store.chargingProfiles.recordInstalled('CS1', [{ ...profile, at: at(1) }]);
  }
  await answer('ClearChargingProfile', request, { status }, { receivedAt: at(2) });
  return (await store.chargingProfiles.list('CS1', { limit: 10 })).items.map(({ profileId }) => profileId);
}

test.each([
  ['an id', { id: 2 }, [1, 3]],
  ['an id, whatever else it says', { id: 2, stackLevel: 9 }, [1, 3]],
  ['a connector', { connectorId: 1 }, [2]],
  ['the station', { connectorId: 0 }, [1, 3]],
  ['a level', { stackLevel: 0 }, [3]],
  ['a purpose', { chargingProfilePurpose: 'ChargePointMaxProfile' }, [1, 3]],
  ['several criteria', { chargingProfilePurpose: 'TxDefaultProfile', stackLevel: 1 }, [1, 2]],
  ['nothing, which is all', {}, []],
] satisfies [string, ClearChargingProfileRequest, number[]][])(
  'takes out the profiles that were cleared by %s (section 5.5)',
  async (_, request, left) => {
    expect(await idsAfter(request)).toEqual(left);
  },
);

test('takes out what the station says it does not have', async () => {
  expect(await idsAfter({ id: 2 }, 'Unknown')).toEqual([1, 3]);
});

test('takes out nothing when the call came without its request', async () => {
  expect(await idsAfter(undefined)).toEqual([1, 2, 3]);
});
