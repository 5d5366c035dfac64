import { type Codec, cursorsOf, maxEvses, type OfEvse } from '@csms/store';
import type { StationCollection } from './collections.js';
import type { Database } from './database.js';
import { createLatestOfEach, type LatestOfEach } from './latest-of-each.js';

/**
 * Makes a store of the latest of each EVSE.
 *
 * @param name that of its collection @param list the name of its list
 */
export function createLatestByEvse<Item extends OfEvse>(
  database: Database,
  name: StationCollection,
  list: string,
  codec: Codec<Item>,
): LatestOfEach<Item, [number]> {
  return createLatestOfEach<Item, [number]>(database, {
    name,
    keyOf: ({ evseId }) => [evseId],
    cursors: cursorsOf(list, 'number'),
    codec,
    max: maxEvses,
  });
}
