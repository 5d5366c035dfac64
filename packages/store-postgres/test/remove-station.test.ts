import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { createEmbeddedDatabase } from '../src/embedded-database.js';
import { migrate } from '../src/migrate.js';
import { tablesOfStations } from '../src/remove-station.js';

let database: Database;

beforeAll(async () => {
  database = await createEmbeddedDatabase();
  await migrate(database);
});

afterAll(() => database.close());

it('names every table of what is kept of a station, but for transactions and the mark that it is gone', async () => {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'station_id'`,
  );
  const others = ['stations', 'removed_stations', 'transactions'];
  expect([...tablesOfStations, ...others].toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
});
