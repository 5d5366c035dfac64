import {
  codecOf,
  cursorsOf,
  maxNetworkProfiles,
  type NetworkProfile,
  type NetworkProfileStore,
} from '@csms/store';
import type { Database } from './database.js';
import { createLatestOfEach } from './latest-of-each.js';

/** Makes a store of network profiles. */
export function createNetworkProfileStore(database: Database): NetworkProfileStore {
  const { record, list } = createLatestOfEach<NetworkProfile, [number]>(database, {
    name: 'networkProfiles',
    keyOf: ({ slot }) => [slot],
    cursors: cursorsOf('network profiles', 'number'),
    codec: codecOf<NetworkProfile>({ at: 'date' }),
    max: maxNetworkProfiles,
  });
  return { record, list };
}
