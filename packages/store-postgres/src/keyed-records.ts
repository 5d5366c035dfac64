import type { Codec, Cursors, Page, PageRequest } from '@csms/store';
import { text } from './columns.js';
import type { Database } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';

/** A table of records that are known and ordered by a text. */
export interface KeyedTable<T> {
  readonly name: string;
  /** The column of the text. */
  readonly key: string;
  readonly keyOf: (record: T) => string;
  readonly codec: Codec<T>;
  readonly cursors: Cursors<[string]>;
}

/** Records by a text. */
export interface KeyedRecords<T> {
  /** Keeps records, of different keys, in place of those that are there. */
  set(records: readonly T[]): Promise<void>;
  find(key: string): Promise<T | undefined>;
  /** Resolves to whether there was one. */
  remove(key: string): Promise<boolean>;
  list(request: PageRequest): Promise<Page<T>>;
}

/** Makes the records of a table. */
export function createKeyedRecords<T>(database: Database, table: KeyedTable<T>): KeyedRecords<T> {
  const { name, key, codec, cursors } = table;
  const order: ListOrder<T, [string]> = {
    cursors,
    columns: [text(key)],
    positionOf: (record) => [table.keyOf(record)],
    direction: 'ascending',
  };
  const decode = ({ record }: RecordRow) => codec.decode(record);

  return {
    async set(records) {
      // In a fixed order, so that two callers can't deadlock.
      await database.query(
        `insert into ${name} (${key}, record)
         select ${key}, record::json from unnest($1::text[], $2::text[]) as given (${key}, record)
         order by ${key}
         on conflict (${key}) do update set record = excluded.record`,
        [records.map((record) => keyOf(table.keyOf(record))), records.map(codec.encode)],
      );
    },

    async find(wanted) {
      const [row] = await database.query<RecordRow>(
        `select record::text as record from ${name} where ${key} = $1`,
        [keyOf(wanted)],
      );
      return row && decode(row);
    },

    async remove(wanted) {
      const rows = await database.query(`delete from ${name} where ${key} = $1 returning ${key}`, [
        keyOf(wanted),
      ]);
      return rows.length > 0;
    },

    list: (request) =>
      readPage(
        database,
        { select: 'record::text as record', from: name, where: [], values: [], decode },
        order,
        request,
      ),
  };
}
