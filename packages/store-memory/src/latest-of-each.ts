import type { Page, PageRequest } from '@csms/store';
import { createKeptRecords } from './kept-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

/** How records of one kind are told apart, bounded and copied. */
export interface LatestOfEachRules<Item, P extends readonly (string | number)[]> {
  /** How many records of a station are kept, those of the latest time. */
  readonly max: number;
  /** The key of a record, and the order of lists. */
  readonly order: ListOrder<Item, P>;
  readonly copy: (item: Item) => Item;
}

/** The latest version of each record of stations. */
export interface LatestOfEach<Item, P> {
  record(stationId: string, item: Item): Promise<void>;
  find(stationId: string, position: P): Promise<Item | undefined>;
  list(stationId: string, request: PageRequest): Promise<Page<Item>>;
}

/** Makes records without any. */
export function createLatestOfEach<
  Item extends { readonly at: Date },
  P extends readonly (string | number)[],
>(stationMaps: StationMaps, { max, order, copy }: LatestOfEachRules<Item, P>): LatestOfEach<Item, P> {
  const records = createKeptRecords<Item>(stationMaps, { max });
  return {
    async record(stationId, item) {
      records.put(
        stationId,
        [copy(item)],
        (told) => keyOf(order.positionOf(told)),
        (known, told) => (known && known.at > told.at ? known : told),
      );
    },

    async find(stationId, position) {
      const found = records.find(stationId, keyOf(position));
      return found && copy(found);
    },

    async list(stationId, request) {
      const { items, ...next } = pageOf({ items: records.of(stationId), isSorted: false }, order, request);
      return { items: items.map(copy), ...next };
    },
  };
}

function keyOf(position: readonly (string | number)[]): string {
  return JSON.stringify(position);
}
