import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '@csms/test-postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyDatabase } from '../src/copy-database.js';
import type { Database } from '../src/database.js';
import { migrate } from '../src/migrate.js';
import { openEmbeddedDatabase } from '../src/open-embedded-database.js';
import { openEmbeddedStore } from '../src/open-embedded-store.js';
import { openServerStore } from '../src/open-server-store.js';
import { tablesOfStations } from '../src/remove-station.js';
import { createServerDatabase } from '../src/server-database.js';
import { anUpdate } from './events.js';
import { fill } from './plans.js';

let server: Postgres;
let admin: Database;
let folder: string;
let filled: string;

beforeAll(async () => {
  server = await startPostgres();
  admin = createServerDatabase({ url: server.url });
  folder = await mkdtemp(join(tmpdir(), 'csms-copy-'));
  filled = join(folder, 'filled');
  await withFolder(filled, async (database) => {
    await migrate(database);
    await fill(database, 200);
  });
});

afterAll(async () => {
  await admin.close();
  await server.remove();
  await rm(folder, { recursive: true });
});

/** The URL of a database of its own on the server. */
async function createDatabase(name: string): Promise<string> {
  await admin.run(`create database ${name}`);
  return server.url.replace(/postgres$/, name);
}

async function withFolder<T>(dataDir: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openEmbeddedDatabase(dataDir);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function withServer<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = createServerDatabase({ url, poolSize: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** All that a database has, by table, as text. */
async function contents(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await database.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> 'schema_versions'`,
  );
  await database.run(`set time zone 'UTC'`);
  const all = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`select t::text as row from ${name} t`);
    all.set(name, rows.map(({ row }) => row).toSorted());
  }
  return all;
}

it('copies every row of every table to a server, and from there to a folder', async () => {
  const url = await createDatabase('copied');
  const counts = await copyDatabase({ dataDir: filled }, { url });
  const original = await withFolder(filled, contents);
  expect([...original.keys()]).toEqual(expect.arrayContaining([...tablesOfStations, 'tokens', 'readings']));
  expect(Math.min(...counts.values())).toBeGreaterThan(0);
  expect(counts).toEqual(new Map([...original].map(([name, rows]) => [name, rows.length])));
  expect(await withServer(url, contents)).toEqual(original);

  const dataDir = join(folder, 'back');
  expect(await copyDatabase({ url }, { dataDir })).toEqual(counts);
  expect(await withFolder(dataDir, contents)).toEqual(original);
});

it('a store goes on with what was copied', async () => {
  const [dataDir, url] = [join(folder, 'store'), await createDatabase('going_on')];
  const before = await openEmbeddedStore({ dataDir });
  await before.transactions.record(anUpdate());
  await before.close();
  await copyDatabase({ dataDir }, { url });
  const store = await openServerStore({ url });
  await store.transactions.record(anUpdate({ transactionId: 'T-2' }));
  const { items } = await store.transactions.list({}, { limit: 10 });
  expect(items.map(({ transactionId }) => transactionId).toSorted()).toEqual(['T-1', 'T-2']);
  expect((await store.transactions.listReadings('CP-1', 'T-1', { limit: 10 })).items).toHaveLength(1);
  await store.close();
});

it('copies nothing to where something is', async () => {
  const url = await createDatabase('in_use');
  await copyDatabase({ dataDir: filled }, { url });
  const before = await withServer(url, contents);
  await expect(copyDatabase({ dataDir: filled }, { url })).rejects.toThrow(
    /^expected an empty database to copy to: it has \w+$/,
  );
  expect(await withServer(url, contents)).toEqual(before);
});

it('copies all or nothing', async () => {
  const url = await createDatabase('refusing');
  await withServer(url, async (database) => {
    await migrate(database);
    await database.run('alter table variable_monitors add check (false)');
  });
  await expect(copyDatabase({ dataDir: filled }, { url })).rejects.toThrow('check constraint');
  expect([...(await withServer(url, contents)).values()].flat()).toEqual([]);
});

it('makes no database where there is none to copy', async () => {
  const dataDir = join(folder, 'nothing');
  await expect(copyDatabase({ dataDir }, { url: server.url })).rejects.toThrow(
    `expected the folder of a database: ${dataDir}`,
  );
  expect(await readdir(folder)).not.toContain('nothing');
});
