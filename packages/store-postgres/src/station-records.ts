import type { Codec, Page, PageRequest } from '@csms/store';
import type { Column, ColumnsOf } from './columns.js';
import type { Queries, Value } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, type Position, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';
import { timestampOf } from './times.js';

/** A column beside key, time and record, for what lists are ordered or filtered by. */
export interface ExtraColumn<T> {
  readonly name: string;
  readonly type: 'boolean' | 'timestamptz';
  valueOf(record: T): Value;
}

/** A table of records of stations, each with a key that is unique within the station, of which the latest are kept. */
export interface StationTable<T, P extends Position> {
  readonly name: string;
  readonly key: ColumnsOf<P>;
  readonly keyOf: (record: T) => P;
  readonly codec: Codec<T>;
  /** The time by which the latest records are kept. */
  readonly timeOf: (record: T) => Date;
  /** How many records of a station are kept. */
  readonly max: number;
  readonly extra?: readonly ExtraColumn<T>[];
}

/** Records of stations. Methods take what runs their statements, so that several can be one transaction. */
export interface StationRecords<T, P extends Position> {
  readonly keyOf: (record: T) => P;
  /** Keeps a record in place of the one of its key, unless that is later. One statement. */
  putLatest(queries: Queries, stationId: string, record: T): Promise<void>;
  /** Keeps a record in place of an earlier one of its key. Resolves to whether it did. One statement. */
  putNewer(queries: Queries, stationId: string, record: T): Promise<boolean>;
  /** Keeps records, of different keys, in place of any that are there; only within `inStation`. */
  put(queries: Queries, stationId: string, records: readonly T[]): Promise<void>;
  remove(queries: Queries, stationId: string, keys: readonly P[]): Promise<void>;
  /** Drops the records of a station that are too many, the earliest. */
  trim(queries: Queries, stationId: string): Promise<void>;
  find(queries: Queries, stationId: string, key: P): Promise<T | undefined>;
  /** The records that have one of several keys, in no order. */
  findAll(queries: Queries, stationId: string, keys: readonly P[]): Promise<readonly T[]>;
  /** The records of a station, in no order. */
  all(queries: Queries, stationId: string): Promise<readonly T[]>;
  /** The records of a station in an order, by default all of them. */
  list(
    queries: Queries,
    stationId: string,
    order: ListOrder<T, Position>,
    request: PageRequest,
    where?: readonly string[],
  ): Promise<Page<T>>;
}

/** A table of records of stations, of which the latest are kept by the time in their column `at`. */
export interface BoundedTable {
  readonly name: string;
  /** The columns of its primary key after `station_id`. */
  readonly keyNames: readonly string[];
  readonly max: number;
}

/**
 * SQL that drops the earliest of too many records of the station `$1`, among those that the statement sees, which do
 * not include what it writes itself. Records of one time are kept or dropped together, unless they alone are too many.
 * A record that somebody changes meanwhile is not dropped.
 */
export function dropEarliest({ name, keyNames, max }: BoundedTable, condition = 'true'): string {
  return `delete from ${name} using (
      select ${keyNames.join(', ')}, at, rank() over latest as place, row_number() over latest as number
      from ${name} where station_id = $1 and ${condition} window latest as (order by at desc)
    ) as placed
    where (place > ${max} or number > ${2 * max}) and ${name}.station_id = $1
    and ${[...keyNames, 'at'].map((column) => `${name}.${column} = placed.${column}`).join(' and ')}`;
}

/** Makes the records of a table. */
export function createStationRecords<T, P extends Position>(table: StationTable<T, P>): StationRecords<T, P> {
  const { name, codec, timeOf, extra = [] } = table;
  const key = table.key as readonly Column[];
  const keyNames = key.map((column) => column.name);
  const columns = [...key, { name: 'at', type: 'timestamptz' }, { name: 'record', type: 'text' }, ...extra];
  const columnNames = columns.map((column) => column.name).join(', ');
  const selected = columns
    .map((column) => (column.name === 'record' ? 'record::json' : column.name))
    .join(', ');
  const told = `unnest(${columns.map(({ type }, index) => `$${index + 2}::${type}[]`).join(', ')}) as told (${columnNames})`;
  const replaced = columns
    .slice(key.length)
    .map((column) => `${column.name} = excluded.${column.name}`)
    .join(', ');
  const bounded = { name, keyNames, max: table.max };
  const upsert = `insert into ${name} (station_id, ${columnNames}) select $1, ${selected} from ${told}
    on conflict (station_id, ${keyNames.join(', ')}) do update set ${replaced}`;
  const keys = `unnest(${key.map(({ type }, index) => `$${index + 2}::${type}[]`).join(', ')}) as wanted (${keyNames.join(', ')})`;
  const isWanted = keyNames.map((column) => `${name}.${column} = wanted.${column}`).join(' and ');

  const valuesOf = (stationId: string, records: readonly T[]): Value[] => [
    keyOf(stationId),
    ...keyValues(records.map(table.keyOf)),
    records.map((record) => timestampOf(timeOf(record))),
    records.map(codec.encode),
    ...extra.map((column) => records.map((record) => column.valueOf(record)) as Value),
  ];

  function keyValues(positions: readonly P[]): Value[] {
    return key.map(
      (column, index) => positions.map((position) => column.valueOf(position[index] as never)) as Value,
    );
  }

  function putIf(comparison: '<' | '<='): string {
    return `with put as (
        ${upsert} where ${name}.at ${comparison} excluded.at returning xmax = 0 as is_new
      ), dropped as (${dropEarliest(bounded, '(select is_new from put)')})
      select is_new from put`;
  }

  const decoded = (rows: readonly RecordRow[]) => rows.map(({ record }) => codec.decode(record));

  return {
    keyOf: table.keyOf,

    async putLatest(queries, stationId, record) {
      await queries.query(putIf('<='), valuesOf(stationId, [record]));
    },

    async putNewer(queries, stationId, record) {
      const rows = await queries.query(putIf('<'), valuesOf(stationId, [record]));
      return rows.length > 0;
    },

    async put(queries, stationId, records) {
      if (records.length > 0) await queries.query(upsert, valuesOf(stationId, records));
    },

    async remove(queries, stationId, positions) {
      if (positions.length === 0) return;
      await queries.query(`delete from ${name} using ${keys} where station_id = $1 and ${isWanted}`, [
        keyOf(stationId),
        ...keyValues(positions),
      ]);
    },

    async trim(queries, stationId) {
      await queries.query(dropEarliest(bounded), [keyOf(stationId)]);
    },

    async find(queries, stationId, position) {
      const conditions = key.map((column, index) => `${column.name} = $${index + 2}`);
      const rows = await queries.query<RecordRow>(
        `select record::text as record from ${name} where station_id = $1 and ${conditions.join(' and ')}`,
        [keyOf(stationId), ...key.map((column, index) => column.valueOf(position[index] as never))],
      );
      return decoded(rows)[0];
    },

    async findAll(queries, stationId, positions) {
      if (positions.length === 0) return [];
      return decoded(
        await queries.query<RecordRow>(
          `select record::text as record from ${name} join ${keys} on ${isWanted} where station_id = $1`,
          [keyOf(stationId), ...keyValues(positions)],
        ),
      );
    },

    async all(queries, stationId) {
      return decoded(
        await queries.query<RecordRow>(`select record::text as record from ${name} where station_id = $1`, [
          keyOf(stationId),
        ]),
      );
    },

    list(queries, stationId, order, request, where = []) {
      const source = {
        select: 'record::text as record',
        from: name,
        where: ['station_id = $1', ...where],
        values: [keyOf(stationId)],
        decode: ({ record }: RecordRow) => codec.decode(record),
      };
      return readPage(queries, source, order, request);
    },
  };
}
