import { storeCases } from '@csms/store/conformance';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../src/database.js';
import { migrate } from '../src/migrate.js';
import { createPostgresStore } from '../src/postgres-store.js';

/** The statements that remove all records of a database. */
export async function emptyScript(database: Database): Promise<string> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name <> 'schema_versions'`,
  );
  return tables.map(({ name }) => `delete from ${name};`).join('\n');
}

/** Runs the conformance cases, each on an empty database: what the one before has left is removed. */
export function testConformance(open: () => Promise<Database>): void {
  let database: Database;
  let empty: string;

  beforeAll(async () => {
    database = await open();
    await migrate(database);
    empty = await emptyScript(database);
  });

  afterAll(() => database.close());

  test.each(storeCases.map(({ name, run }) => [name, run] as const))('%s', async (_name, run) => {
    await database.run(empty);
    await expect(run(createPostgresStore(database))).resolves.toBeUndefined();
  });
}
