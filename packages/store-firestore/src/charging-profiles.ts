import {
  type ChargingProfileCriteria,
  type ChargingProfileStore,
  codecOf,
  cursorsOf,
  type InstalledChargingProfile,
  isProfileMeant,
  maxChargingProfiles,
} from '@csms/store';
import type { Database } from './database.js';
import type { ListOrder } from './pages.js';
import { createRemovableRecords } from './removable-records.js';

const positionOf = ({ profileId }: InstalledChargingProfile): [number] => [profileId];

const byId: ListOrder<InstalledChargingProfile, [number]> = {
  cursors: cursorsOf('charging profiles', 'number'),
  positionOf,
  direction: 'ascending',
};

/** Makes a store of charging profiles. */
export function createChargingProfileStore(database: Database): ChargingProfileStore {
  const profiles = createRemovableRecords<InstalledChargingProfile, [number], ChargingProfileCriteria>(
    database,
    {
      name: 'chargingProfiles',
      keyOf: positionOf,
      codec: codecOf<InstalledChargingProfile>({
        validFrom: 'date',
        validTo: 'date',
        schedules: [{ startsAt: 'date' }],
        at: 'date',
      }),
      timeOf: ({ at }) => at,
      bound: { max: maxChargingProfiles },
    },
    isProfileMeant,
  );
  return {
    recordInstalled: profiles.record,
    recordRemoved: profiles.remove,
    list: (stationId, request) => profiles.records.list(database, stationId, byId, request),
  };
}
