import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from './database.js';
import { createEmbeddedDatabase } from './embedded-database.js';
import { keepUp } from './upkeep.js';

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
  const upkeep = keepUp(database, { vacuumMs: 20 });
  for (let time = 0; time < 2; time++) {
    await fillAndEmpty();
    await vi.waitFor(async () => expect(await sizes()).toEqual([0, 0]), { timeout: 60_000 });
  }
  await upkeep.stop();
  await fillAndEmpty();
  expect(Math.min(...(await sizes()))).toBeGreaterThan(0);
});

it('vacuums what the database keeps of itself as well', async () => {
  const upkeep = keepUp(database, { vacuumMs: 20 });
  const neverVacuumed = () => database.query('select relname from pg_stat_all_tables where vacuum_count = 0');
  await vi.waitFor(async () => expect(await neverVacuumed()).toEqual([]), { timeout: 60_000 });
  await upkeep.stop();
});

/** Changes something; resolves to where the log of changes ends then. */
async function change(): Promise<string> {
  await database.run('insert into other values (1)');
  const [row] = await database.query<{ end: string }>('select pg_current_wal_lsn()::text as end');
  return row?.end ?? '';
}

it('makes a checkpoint of what has changed, again and again, so that the log of changes before it can go', async () => {
  const upkeep = keepUp(database, { checkpointMs: 20 });
  for (let time = 0; time < 2; time++) {
    const end = await change();
    await vi.waitFor(async () => expect(await isPast(end)).toBe(true), { timeout: 60_000 });
  }
  await upkeep.stop();
});

/** Whether the last checkpoint was made after a place in the log of changes. */
async function isPast(place: string): Promise<boolean> {
  const [row] = await database.query<{ is: boolean }>(
    'select redo_lsn >= $1::pg_lsn as is from pg_control_checkpoint()',
    [place],
  );
  return row?.is ?? false;
}

it('goes on when it fails', async () => {
  let failures = 0;
  const failing: Database = {
    ...database,
    run: (script) => {
      failures += 1;
      return failures === 1 ? Promise.reject(new Error('not now')) : database.run(script);
    },
  };
  const upkeep = keepUp(failing, { vacuumMs: 20 });
  await fillAndEmpty();
  await vi.waitFor(async () => expect(await sizes()).toEqual([0, 0]), { timeout: 60_000 });
  await upkeep.stop();
});
