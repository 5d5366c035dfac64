import type { Database, Queries } from './database.js';
import { migrations as all } from './migrations/index.js';

/**
 * Brings a database to the version that this program needs, step by step, each in a transaction of its own. Any number
 * of programs may do so at once: one does it, the others wait and find it done.
 *
 * @throws {TypeError} when the database is of a later version than the program.
 */
export async function migrate(database: Database, migrations: readonly string[] = all): Promise<void> {
  let version: number;
  do {
    version = await database.transaction(
      async (queries) => {
        const known = await versionOf(queries);
        if (known > migrations.length) {
          throw new TypeError(
            `expected a database of version ${migrations.length} or less, not ${known}: a later version of this program made it`,
          );
        }
        const step = migrations[known];
        if (step === undefined) return known;
        await queries.run(step);
        await queries.query('insert into schema_versions (version) values ($1)', [known + 1]);
        return known + 1;
      },
      [['migrations']],
    );
  } while (version < migrations.length);
}

async function versionOf(queries: Queries): Promise<number> {
  // Looked up first: a role that may use tables need not be allowed to create any.
  const [table] = await queries.query(`select from pg_class where oid = to_regclass('schema_versions')`);
  if (!table) {
    await queries.run(
      'create table schema_versions (version int primary key, applied_at timestamptz not null default now())',
    );
  }
  const [row] = await queries.query<{ version: number | null }>(
    'select max(version) as version from schema_versions',
  );
  return row?.version ?? 0;
}
