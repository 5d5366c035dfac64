import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Queries } from './database.js';
import { migrate } from './migrate.js';
import { filesOf, openEmbeddedDatabase } from './open-embedded-database.js';
import type { EmbeddedOptions } from './open-embedded-store.js';
import { createServerDatabase, type ServerOptions } from './server-database.js';

/** Where a database is: within this process, in a folder, or on a server. */
export type DatabasePlace = Required<EmbeddedOptions> | ServerOptions;

/** How many rows are copied by one statement. */
const rowsAtOnce = 100;

interface Column {
  readonly name: string;
  readonly type: string;
  /** The database numbers its rows. */
  readonly isNumbered: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/**
 * Copies all data of a store into another database, such as from an embedded one to a server: all of it or nothing, as
 * it was at one moment. Both are first brought to the version of this program, and no program may use the target
 * meanwhile. Resolves to the number of rows by table.
 *
 * @throws {TypeError} when a folder holds no database or another program uses it, when the target is not empty, or when
 * a later version of this program made one of them.
 * @throws {StoreError} `unavailable` when a server can't be reached.
 */
export async function copyDatabase(
  from: DatabasePlace,
  to: DatabasePlace,
): Promise<ReadonlyMap<string, number>> {
  if ('dataDir' in from) await assertDatabase(from.dataDir);
  return using(from, (source) =>
    using(to, (target) =>
      target.transaction(async (taking) => {
        const tables = await tablesOf(taking);
        for (const table of tables) await assertEmpty(taking, table);
        return source.transaction(async (giving) => {
          await giving.run('set transaction isolation level repeatable read, read only');
          const counts = new Map<string, number>();
          for (const table of tables) counts.set(table.name, await copyTable(giving, taking, table));
          return counts;
        });
      }),
    ),
  );
}

/** Opens a database for as long as some work takes. */
async function using<T>(place: DatabasePlace, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await open(place);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

async function open(place: DatabasePlace): Promise<Database> {
  return 'dataDir' in place
    ? openEmbeddedDatabase(place.dataDir)
    : createServerDatabase({ ...place, poolSize: 1, statementTimeoutMs: 0 });
}

/** Checked first, because opening a folder without a database would create one. */
async function assertDatabase(dataDir: string): Promise<void> {
  await access(join(filesOf(dataDir), 'PG_VERSION')).catch((cause: unknown) => {
    throw new TypeError(`expected the folder of a database: ${dataDir}`, { cause });
  });
}

async function tablesOf(queries: Queries): Promise<readonly Table[]> {
  return queries.query<Table>(
    `select relname as name, json_agg(json_build_object(
       'name', quote_ident(attname), 'type', format_type(atttypid, atttypmod), 'isNumbered', attidentity <> ''
     )) as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
     where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> 'schema_versions'
     group by relname order by relname`,
  );
}

async function assertEmpty(queries: Queries, { name }: Table): Promise<void> {
  const rows = await queries.query(`select from ${name} limit 1`);
  if (rows.length > 0) throw new TypeError(`expected an empty database to copy to: it has ${name}`);
}

/** Values are copied as text, which every version of PostgreSQL reads exactly as it was written. */
async function copyTable(from: Queries, to: Queries, { name, columns }: Table): Promise<number> {
  const list = (write: (column: Column) => string) => columns.map(write).join(', ');
  const texts = list((column) => `${column.name}::text as ${column.name}`);
  const insert = `insert into ${name} (${list((column) => column.name)}) overriding system value
    select ${list((column) => `${column.name}::${column.type}`)}
    from json_to_recordset($1::text::json) as rows (${list((column) => `${column.name} text`)})`;
  await from.run(
    `declare all_${name} cursor for select row_to_json(texts)::text as row from (select ${texts} from ${name}) texts`,
  );
  let count = 0;
  for (;;) {
    const rows = await from.query<{ readonly row: string }>(`fetch ${rowsAtOnce} from all_${name}`);
    if (rows.length === 0) break;
    await to.query(insert, [`[${rows.map(({ row }) => row).join(',')}]`]);
    count += rows.length;
  }
  await from.run(`close all_${name}`);
  for (const { name: column, isNumbered } of columns) if (isNumbered) await numberOn(to, name, column);
  return count;
}

/** Makes the next row get a number after those that are there. */
async function numberOn(queries: Queries, table: string, column: string): Promise<void> {
  await queries.query(
    `select setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max(${column}), 1), count(*) > 0)
     from ${table}`,
  );
}
