import {
  type Availability,
  type AvailabilityStore,
  codecOf,
  cursorsOf,
  maxAvailabilities,
} from '@csms/store';
import type { Database } from './database.js';
import { createLatestOfEach } from './latest-of-each.js';

/** Makes a store of availabilities. */
export function createAvailabilityStore(database: Database): AvailabilityStore {
  const { record, list } = createLatestOfEach<Availability, [number, number]>(database, {
    name: 'availabilities',
    keyOf: ({ evseId, connectorId }) => [evseId, connectorId],
    cursors: cursorsOf('availability', 'number', 'number'),
    codec: codecOf<Availability>({ at: 'date' }),
    max: maxAvailabilities,
  });
  return { record, list };
}
