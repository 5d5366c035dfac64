import type { Codec, Page, PageRequest } from '@csms/store';
import type { StationCollection } from './collections.js';
import type { Database } from './database.js';
import { createKeptRecords } from './kept-records.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';
import { inStation, type StationUnit } from './station-unit.js';

/** What was last told of the record of a number. */
export interface Latest<T> {
  readonly id: number;
  readonly at: Date;
  /** Absent when it was cleared. */
  readonly record?: T;
}

/** What records of one kind are known and bounded by. */
export interface ClearableCollection<T> {
  readonly name: StationCollection;
  readonly idOf: (record: T) => number;
  readonly codec: Codec<Latest<T>>;
  /** How many records of a station are kept, those that were cleared among them. */
  readonly max: number;
  readonly cursors: ListOrder<T, [number]>['cursors'];
}

/** Records of stations by number. Of each the latest that was told counts, that it is there or that it was cleared. */
export interface ClearableRecords<T> {
  /** Does what `work` does while nobody else changes the records of the station. */
  inStation<Result>(stationId: string, work: (unit: StationUnit) => Promise<Result>): Promise<Result>;
  put(unit: StationUnit, records: readonly T[]): Promise<void>;
  clear(unit: StationUnit, ids: readonly number[], at: Date): Promise<void>;
  /** Clears what was told before a time, also what is recorded afterwards. */
  clearBefore(unit: StationUnit, time: Date): Promise<void>;
  /** The records of a station that are there, by their numbers. */
  list(stationId: string, request: PageRequest): Promise<Page<T>>;
}

/** Makes the records of a collection. */
export function createClearableRecords<T extends { readonly at: Date }>(
  database: Database,
  { name, idOf, codec, max, cursors }: ClearableCollection<T>,
): ClearableRecords<T> {
  const records = createStationRecords<Latest<T>, [number]>({
    name,
    keyOf: (latest) => [latest.id],
    codec,
    timeOf: ({ at }) => at,
    bound: { max },
    extra: ({ record }) => ({ isThere: record ? 1 : undefined }),
  });
  const kept = createKeptRecords(records, (latest, time) => (latest.at >= time ? latest : undefined));
  const order: ListOrder<Latest<T>, [number]> = {
    cursors,
    positionOf: (latest) => [latest.id],
    direction: 'ascending',
  };

  function put(unit: StationUnit, told: readonly Latest<T>[]): Promise<void> {
    return kept.put(unit, {
      told,
      keyOf: records.keyOf,
      // Of the same time the one that comes.
      merge: (known, latest) => (known && known.at > latest.at ? known : latest),
    });
  }

  return {
    inStation: (stationId, work) => inStation(database, name, stationId, work),
    put: (unit, told) =>
      put(
        unit,
        told.map((record) => ({ id: idOf(record), at: record.at, record })),
      ),
    clear: (unit, ids, at) =>
      put(
        unit,
        ids.map((each) => ({ id: each, at })),
      ),
    clearBefore: kept.removeBefore,
    async list(stationId, request) {
      const { items, ...next } = await records.list(database, stationId, order, request, {
        equal: { isThere: 1 },
      });
      return { items: items.flatMap(({ record }) => record ?? []), ...next };
    },
  };
}
