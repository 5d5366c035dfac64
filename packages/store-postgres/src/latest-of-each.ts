import type { Codec, Page, PageRequest } from '@csms/store';
import type { ColumnsOf } from './columns.js';
import type { Database } from './database.js';
import type { ListOrder, Position } from './pages.js';
import { createStationRecords, type StationRecords } from './station-records.js';

/** A table of records of stations, what they are known and listed by, and bounded by. */
export interface LatestTable<Item, P extends Position> {
  readonly name: string;
  readonly key: ColumnsOf<P>;
  readonly keyOf: (item: Item) => P;
  readonly cursors: ListOrder<Item, P>['cursors'];
  readonly codec: Codec<Item>;
  /** How many records of a station are kept, those of the latest time. */
  readonly max: number;
}

/** Records of stations, of each the latest. */
export interface LatestOfEach<Item, P extends Position> {
  readonly records: StationRecords<Item, P>;
  record(stationId: string, item: Item): Promise<void>;
  list(stationId: string, request: PageRequest): Promise<Page<Item>>;
}

/** Makes the records of a table. */
export function createLatestOfEach<Item extends { readonly at: Date }, P extends Position>(
  database: Database,
  { name, key, keyOf, cursors, codec, max }: LatestTable<Item, P>,
): LatestOfEach<Item, P> {
  const records = createStationRecords<Item, P>({ name, key, keyOf, codec, timeOf: ({ at }) => at, max });
  const order: ListOrder<Item, P> = { cursors, columns: key, positionOf: keyOf, direction: 'ascending' };
  return {
    records,
    async record(stationId, item) {
      await records.putLatest(database, stationId, item);
    },
    list: (stationId, request) => records.list(database, stationId, order, request),
  };
}
