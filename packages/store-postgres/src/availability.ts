import {
  type Availability,
  type AvailabilityStore,
  codecOf,
  cursorsOf,
  maxAvailabilities,
} from '@csms/store';
import { integer } from './columns.js';
import type { Database } from './database.js';
import { createLatestOfEach } from './latest-of-each.js';

/** Makes a store of availabilities. */
export function createAvailabilityStore(database: Database): AvailabilityStore {
  const { record, list } = createLatestOfEach<Availability, [number, number]>(database, {
    name: 'availabilities',
    key: [integer('evse_id'), integer('connector_id')],
    keyOf: ({ evseId, connectorId }) => [evseId, connectorId],
    cursors: cursorsOf('availability', 'number', 'number'),
    codec: codecOf<Availability>({ at: 'date' }),
    max: maxAvailabilities,
  });
  return { record, list };
}
