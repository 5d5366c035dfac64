import { type Codec, cursorsOf, maxEvses, type OfEvse } from '@csms/store';
import { integer } from './columns.js';
import type { Database } from './database.js';
import { createLatestOfEach, type LatestOfEach } from './latest-of-each.js';

/**
 * Makes a store of the latest of each EVSE.
 *
 * @param name the name of its list, and in SQL's spelling that of its table
 */
export function createLatestByEvse<Item extends OfEvse>(
  database: Database,
  name: string,
  codec: Codec<Item>,
): LatestOfEach<Item, [number]> {
  return createLatestOfEach<Item, [number]>(database, {
    name: name.toLowerCase().replaceAll(' ', '_'),
    key: [integer('evse_id')],
    keyOf: ({ evseId }) => [evseId],
    cursors: cursorsOf(name, 'number'),
    codec,
    max: maxEvses,
  });
}
