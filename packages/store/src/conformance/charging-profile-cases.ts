import assert from 'node:assert/strict';
import {
  type ChargingProfileCriteria,
  type InstalledChargingProfile,
  maxChargingProfiles,
} from '../charging-profiles.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aFullSchedule, aSchedule, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { latestRecordCases, type NumberedRecord } from './latest-record-cases.js';
import { listCases } from './list-cases.js';
import { removalCases } from './removal-cases.js';

function aProfile(fields: Partial<InstalledChargingProfile> = {}): InstalledChargingProfile {
  return {
    profileId: 1,
    evseId: 1,
    stackLevel: 0,
    purpose: 'TxDefaultProfile',
    kind: 'Absolute',
    source: 'CSO',
    schedules: [aSchedule()],
    at: at(0),
    ...fields,
  };
}

const list = ({ chargingProfiles }: Store) => chargingProfiles.list('CP-1', { limit: 100 });

function record(
  { chargingProfiles }: Store,
  stationId: string,
  [profileId, durationS]: NumberedRecord,
  minute: number,
) {
  const schedules = [aSchedule({ durationS })];
  return chargingProfiles.recordInstalled(stationId, [aProfile({ profileId, schedules, at: at(minute) })]);
}

async function read({ chargingProfiles }: Store, stationId: string): Promise<NumberedRecord[]> {
  const { items } = await chargingProfiles.list(stationId, { limit: 1_000 });
  return items.map(({ profileId, schedules }) => [profileId, schedules[0]?.durationS ?? -1]);
}

/** Criteria, and the profiles of {@link various} that they mean. */
const criteria: readonly (readonly [string, ChargingProfileCriteria, readonly number[]])[] = [
  ['none', {}, [1, 2, 3, 4]],
  ['ids', { profileIds: [2, 4, 7] }, [2, 4]],
  ['no id at all', { profileIds: [] }, []],
  ['an EVSE', { evseId: 2 }, [3]],
  ['the station as a whole', { evseId: 0 }, [2, 4]],
  ['purposes', { purposes: ['TxProfile', 'ChargingStationExternalConstraints'] }, [3, 4]],
  ['a level', { stackLevel: 0 }, [1, 3]],
  ['sources', { sources: ['EMS', 'SO'] }, [4]],
  ['all but a transaction', { exceptTransactionId: 'T-1' }, [1, 2, 4]],
  [
    'several that must all be met',
    { purposes: ['TxProfile', 'TxDefaultProfile'], stackLevel: 0, evseId: 1 },
    [1],
  ],
];

const various = [
  aProfile(),
  aProfile({ profileId: 2, evseId: 0, purpose: 'ChargingStationMaxProfile', stackLevel: 2 }),
  aProfile({ profileId: 3, evseId: 2, purpose: 'TxProfile', transactionId: 'T-1' }),
  aProfile({
    profileId: 4,
    evseId: 0,
    purpose: 'ChargingStationExternalConstraints',
    source: 'EMS',
    stackLevel: 2,
  }),
];

/** What a store of charging profiles does. */
export const chargingProfileCases: readonly ConformanceCase[] = [
  {
    name: 'chargingProfiles.recordInstalled: keeps all of each profile, those that come together by their ids',
    async run(store) {
      const bare = aProfile({ profileId: 10 });
      const full = aProfile({
        profileId: -1,
        evseId: 0,
        stackLevel: 7,
        purpose: 'TxProfile',
        kind: 'Recurring',
        recurrency: 'Daily',
        validFrom: at(-1),
        validTo: at(9),
        transactionId: 'T-1',
        source: 'EMS',
        schedules: [aFullSchedule(), aSchedule({ scheduleId: 2 })],
        at: at(3),
      });
      await store.chargingProfiles.recordInstalled('CP-1', [bare, full]);
      await store.chargingProfiles.recordInstalled('CP-1', []);
      assertSame((await list(store)).items, [full, bare]);
    },
  },
  {
    name: 'chargingProfiles.recordInstalled: a profile replaces all of the one of its id, at the same time too',
    async run(store) {
      const first = aProfile({ validTo: at(9), transactionId: 'T-1' });
      const second = aProfile({ evseId: 2, stackLevel: 1 });
      for (const profile of [first, second]) await store.chargingProfiles.recordInstalled('CP-1', [profile]);
      assertSame((await list(store)).items, [second]);
    },
  },
  {
    name: 'chargingProfiles.recordInstalled: takes out what profiles replace, and what comes late of it, but none of them',
    async run(store) {
      const replacing = aProfile({ profileId: 7, at: at(2) });
      const late = aProfile({ profileId: 8, at: at(1) });
      await store.chargingProfiles.recordInstalled('CP-1', various);
      const replaced = { criteria: { stackLevel: 0 }, at: at(2) };
      await store.chargingProfiles.recordInstalled('CP-1', [replacing], replaced);
      await store.chargingProfiles.recordInstalled('CP-1', [late]);
      const left = (await list(store)).items.map(({ profileId }) => profileId);
      assert.deepEqual(left, [2, 4, 7]);
    },
  },
  ...criteria.map(([name, meant, ids]) => ({
    name: `chargingProfiles.recordRemoved: takes out those that meet the criteria: ${name}`,
    async run(store: Store) {
      await store.chargingProfiles.recordInstalled('CP-1', various);
      await store.chargingProfiles.recordRemoved('CP-1', meant, at(1));
      const left = (await list(store)).items.map(({ profileId }) => profileId);
      const all = various.map(({ profileId }) => profileId);
      assert.deepEqual(
        left,
        all.filter((id) => !ids.includes(id)),
      );
    },
  })),
  ...latestRecordCases({
    name: 'chargingProfiles.recordInstalled',
    max: maxChargingProfiles,
    record,
    read,
  }),
  ...removalCases({
    name: 'chargingProfiles.recordRemoved',
    record,
    remove: ({ chargingProfiles }, stationId, profileId, minute) =>
      chargingProfiles.recordRemoved(stationId, { profileIds: [profileId] }, at(minute)),
    read,
  }),
  ...listCases({
    name: 'chargingProfiles.list',
    async add(store, place) {
      await record(store, 'CP-1', [place, 1], 1);
      return String(place);
    },
    async read({ chargingProfiles }, page) {
      const { items, next } = await chargingProfiles.list('CP-1', page);
      return { items: items.map(({ profileId }) => String(profileId)), next };
    },
  }),
  ...copyCases({
    name: 'chargingProfiles.recordInstalled',
    input: () => [aProfile({ validFrom: at(-1), validTo: at(9), schedules: [aFullSchedule()] })],
    write: ({ chargingProfiles }, profiles) => chargingProfiles.recordInstalled('CP-1', profiles),
    read: [list],
  }),
  ...copyCases({
    name: 'chargingProfiles.recordRemoved',
    input: () => ({ meant: { profileIds: [1] }, since: at(5) }),
    async write({ chargingProfiles }, { meant, since }) {
      await chargingProfiles.recordRemoved('CP-1', meant, since);
    },
    read: [
      async (store) => {
        await store.chargingProfiles.recordInstalled('CP-1', [aProfile(), aProfile({ profileId: 2 })]);
        return list(store);
      },
    ],
  }),
];
