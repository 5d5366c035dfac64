import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from './database.js';
import { createEmbeddedDatabase } from './embedded-database.js';
import { vacuumRegularly } from './regular-vacuum.js';

let database: Database;

beforeAll(async () => {
  database = await createEmbeddedDatabase();
  await database.run('create table "A table" (id int); create table other (id int)');
});

afterAll(() => database.close());

async function sizes(): Promise<readonly number[]> {
  const rows = await database.query<{ size: number }>(
    `select pg_relation_size(oid)::int as size from pg_class where relname in ('A table', 'other')`,
  );
  return rows.map(({ size }) => size);
}

/** Fills the tables and empties them again, which leaves their space taken. */
async function fillAndEmpty(): Promise<void> {
  await database.run(
    `insert into "A table" select generate_series(1, 1000); insert into other select generate_series(1, 1000);
     delete from "A table"; delete from other`,
  );
}

it('gives back the space of what was removed from every table, again and again, until it is stopped', async () => {
  const vacuum = vacuumRegularly(database, 20);
  for (let time = 0; time < 2; time++) {
    await fillAndEmpty();
    await vi.waitFor(async () => expect(await sizes()).toEqual([0, 0]), { timeout: 60_000 });
  }
  await vacuum.stop();
  await fillAndEmpty();
  expect(Math.min(...(await sizes()))).toBeGreaterThan(0);
});

it('goes on when it fails', async () => {
  let failures = 0;
  const failing: Database = {
    ...database,
    run: (script) => {
      failures += 1;
      return failures === 1 ? Promise.reject(new Error('not now')) : database.run(script);
    },
  };
  const vacuum = vacuumRegularly(failing, 20);
  await fillAndEmpty();
  await vi.waitFor(async () => expect(await sizes()).toEqual([0, 0]), { timeout: 60_000 });
  await vacuum.stop();
});
