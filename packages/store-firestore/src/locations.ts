import { codecOf, cursorsOf, type Location, type LocationStore } from '@csms/store';
import type { Database } from './database.js';
import { createKeyedRecords } from './keyed-records.js';

/** Makes a store of locations. */
export function createLocationStore(database: Database): LocationStore {
  const { set, find, remove, list } = createKeyedRecords<Location>(database, {
    name: 'locations',
    keyOf: ({ locationId }) => locationId,
    codec: codecOf<Location>({ lastUpdated: 'date' }),
    cursors: cursorsOf('locations', 'string'),
  });
  return { set: (location) => set([location]), find, remove, list };
}
