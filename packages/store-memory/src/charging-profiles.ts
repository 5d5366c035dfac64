import {
  type ChargingProfileCriteria,
  type ChargingProfileStore,
  cursorsOf,
  type InstalledChargingProfile,
  isProfileMeant,
  maxChargingProfiles,
} from '@csms/store';
import { copySchedule } from './charging-schedules.js';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import { createRemovableRecords } from './removable-records.js';
import type { StationMaps } from './station-maps.js';

const byId: ListOrder<InstalledChargingProfile, [number]> = {
  cursors: cursorsOf('charging profiles', 'number'),
  positionOf: ({ profileId }) => [profileId],
  direction: 'ascending',
};

/** Makes a store of charging profiles. */
export function createChargingProfileStore(stationMaps: StationMaps): ChargingProfileStore {
  const profiles = createRemovableRecords<InstalledChargingProfile, ChargingProfileCriteria>(stationMaps, {
    max: maxChargingProfiles,
    keyOf: ({ profileId }) => String(profileId),
    isMeant: isProfileMeant,
    copy: copyProfile,
  });
  return {
    async recordInstalled(stationId, installed, replaced) {
      if (replaced) profiles.remove(stationId, replaced.criteria, replaced.at);
      for (const profile of installed) profiles.record(stationId, profile);
    },

    async recordRemoved(stationId, criteria, at) {
      profiles.remove(stationId, criteria, at);
    },

    async list(stationId, request) {
      const items = profiles.of(stationId);
      const { items: found, ...next } = pageOf({ items, isSorted: false }, byId, request);
      return { items: found.map(copyProfile), ...next };
    },
  };
}

function copyProfile(profile: InstalledChargingProfile): InstalledChargingProfile {
  const { validFrom, validTo, schedules, at } = profile;
  return {
    ...profile,
    ...(validFrom && { validFrom: copyDate(validFrom) }),
    ...(validTo && { validTo: copyDate(validTo) }),
    schedules: schedules.map(copySchedule),
    at: copyDate(at),
  };
}
