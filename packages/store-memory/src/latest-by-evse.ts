import { cursorsOf, type LatestByEvseStore, maxEvses, type OfEvse } from '@csms/store';
import { createLatestRecords } from './latest-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';

/** The latest of what stations tell of each EVSE, and how to find it. */
export interface LatestByEvse<Item extends OfEvse> extends LatestByEvseStore<Item> {
  /** The item itself, not a copy. */
  find(stationId: string, evseId: number): Item | undefined;
}

/**
 * Makes a store of the latest of each EVSE.
 *
 * @param name names its list
 */
export function createLatestByEvse<Item extends OfEvse>(
  name: string,
  copy: (item: Item) => Item,
): LatestByEvse<Item> {
  const records = createLatestRecords<Item>(maxEvses, ({ at }) => at);
  const byEvse: ListOrder<Item, [number]> = {
    cursors: cursorsOf(name, 'number'),
    positionOf: ({ evseId }) => [evseId],
    direction: 'ascending',
  };
  const find = (stationId: string, evseId: number) => records.of(stationId).get(String(evseId));

  return {
    find,

    async record(stationId, item) {
      const known = find(stationId, item.evseId);
      if (!known || known.at <= item.at) records.set(stationId, String(item.evseId), copy(item));
    },

    async list(stationId, request) {
      const items = [...records.of(stationId).values()];
      const { items: found, ...next } = pageOf({ items, isSorted: false }, byEvse, request);
      return { items: found.map(copy), ...next };
    },
  };
}
