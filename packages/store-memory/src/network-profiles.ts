import { cursorsOf, maxNetworkProfiles, type NetworkProfile, type NetworkProfileStore } from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestOfEach } from './latest-of-each.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of network profiles. */
export function createNetworkProfileStore(stationMaps: StationMaps): NetworkProfileStore {
  const { record, list } = createLatestOfEach<NetworkProfile, [number]>(stationMaps, {
    max: maxNetworkProfiles,
    order: {
      cursors: cursorsOf('network profiles', 'number'),
      positionOf: ({ slot }) => [slot],
      direction: 'ascending',
    },
    copy(profile) {
      const { apn, vpn, at } = profile;
      return {
        ...profile,
        ...(apn && { apn: { ...apn } }),
        ...(vpn && { vpn: { ...vpn } }),
        at: copyDate(at),
      };
    },
  });
  return { record, list };
}
