import type { Codec, Page, PageRequest } from '@csms/store';
import { integer } from './columns.js';
import type { Database, Queries } from './database.js';
import { inStation } from './in-station.js';
import { createKeptRecords } from './kept-records.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';

/** What was last told of the record of a number. */
export interface Latest<T> {
  readonly id: number;
  readonly at: Date;
  /** Absent when it was cleared. */
  readonly record?: T;
}

/** What records of one kind are known and bounded by. */
export interface ClearableTable<T> {
  readonly name: string;
  /** The column of their number. */
  readonly id: string;
  readonly idOf: (record: T) => number;
  readonly codec: Codec<Latest<T>>;
  /** How many records of a station are kept, those that were cleared among them. */
  readonly max: number;
  readonly cursors: ListOrder<T, [number]>['cursors'];
}

/** Records of stations by number. Of each the latest that was told counts, that it is there or that it was cleared. */
export interface ClearableRecords<T> {
  /** Runs what `work` does in one transaction that has the records of the station to itself. */
  inStation<Result>(stationId: string, work: (queries: Queries) => Promise<Result>): Promise<Result>;
  put(queries: Queries, stationId: string, records: readonly T[]): Promise<void>;
  clear(queries: Queries, stationId: string, ids: readonly number[], at: Date): Promise<void>;
  /** Clears what was told before a time, also what is recorded afterwards. */
  clearBefore(queries: Queries, stationId: string, time: Date): Promise<void>;
  /** The records of a station that are there, by their numbers. */
  list(stationId: string, request: PageRequest): Promise<Page<T>>;
}

/** Makes the records of a table. */
export function createClearableRecords<T extends { readonly at: Date }>(
  database: Database,
  { name, id, idOf, codec, max, cursors }: ClearableTable<T>,
): ClearableRecords<T> {
  const key = [integer(id)] as const;
  const records = createStationRecords<Latest<T>, [number]>({
    name,
    key,
    keyOf: (latest) => [latest.id],
    codec,
    timeOf: ({ at }) => at,
    max,
    extra: [{ name: 'is_there', type: 'boolean', valueOf: ({ record }) => record !== undefined }],
  });
  const kept = createKeptRecords(name, records, (latest, time) => (latest.at >= time ? latest : undefined));
  const order: ListOrder<Latest<T>, [number]> = {
    cursors,
    columns: key,
    positionOf: (latest) => [latest.id],
    direction: 'ascending',
  };

  function put(queries: Queries, stationId: string, told: readonly Latest<T>[]): Promise<void> {
    return kept.put(queries, stationId, {
      told,
      keyOf: records.keyOf,
      // Of the same time the one that comes.
      merge: (known, latest) => (known && known.at > latest.at ? known : latest),
    });
  }

  return {
    inStation: (stationId, work) => inStation(database, name, stationId, work),
    put: (queries, stationId, told) =>
      put(
        queries,
        stationId,
        told.map((record) => ({ id: idOf(record), at: record.at, record })),
      ),
    clear: (queries, stationId, ids, at) =>
      put(
        queries,
        stationId,
        ids.map((each) => ({ id: each, at })),
      ),
    clearBefore: kept.removeBefore,
    async list(stationId, request) {
      const { items, ...next } = await records.list(database, stationId, order, request, ['is_there']);
      return { items: items.flatMap(({ record }) => record ?? []), ...next };
    },
  };
}
