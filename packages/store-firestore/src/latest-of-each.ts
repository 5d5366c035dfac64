import type { Codec, Page, PageRequest } from '@csms/store';
import type { StationCollection } from './collections.js';
import type { Database } from './database.js';
import type { ListOrder, Position } from './pages.js';
import { createStationRecords } from './station-records.js';

/** A collection of records of stations, what they are known and listed by, and bounded by. */
export interface LatestCollection<Item, P extends Position> {
  readonly name: StationCollection;
  readonly keyOf: (item: Item) => P;
  readonly cursors: ListOrder<Item, P>['cursors'];
  readonly codec: Codec<Item>;
  /** How many records of a station are kept, those of the latest time. */
  readonly max: number;
}

/** Records of stations, of each the latest. */
export interface LatestOfEach<Item, P extends Position> {
  /** Keeps an item in place of the one of its key, unless that is later. */
  record(stationId: string, item: Item): Promise<void>;
  /** Keeps an item in place of an earlier one of its key, and resolves to the one that was kept until then. */
  recordFirst(stationId: string, item: Item): Promise<Item | undefined>;
  find(stationId: string, key: P): Promise<Item | undefined>;
  list(stationId: string, request: PageRequest): Promise<Page<Item>>;
}

/** Makes the records of a collection. A read and a write for each. */
export function createLatestOfEach<Item extends { readonly at: Date }, P extends Position>(
  database: Database,
  { name, keyOf, cursors, codec, max }: LatestCollection<Item, P>,
): LatestOfEach<Item, P> {
  const records = createStationRecords<Item, P>({
    name,
    keyOf,
    codec,
    timeOf: ({ at }) => at,
    bound: { max },
  });
  const order: ListOrder<Item, P> = { cursors, positionOf: keyOf, direction: 'ascending' };
  return {
    async record(stationId, item) {
      await records.change(database, stationId, keyOf(item), (known) =>
        known && known.at > item.at ? known : item,
      );
    },
    recordFirst: (stationId, item) =>
      records.change(database, stationId, keyOf(item), (known) =>
        known && known.at >= item.at ? known : item,
      ),
    find: (stationId, key) => records.find(database, stationId, key),
    list: (stationId, request) => records.list(database, stationId, order, request),
  };
}
