import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from './database.js';
import { createEmbeddedDatabase } from './embedded-database.js';
import { msOf, timeOf, timestampOf } from './times.js';

let database: Database;

beforeAll(async () => {
  database = await createEmbeddedDatabase();
});

afterAll(() => database.close());

test.each([
  '2026-05-01T12:00:00.123Z',
  '1969-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00.000Z',
  '0000-12-31T23:59:59.999Z',
  '-004000-06-01T00:00:00.001Z',
  '9999-12-31T23:59:59.999Z',
  '+010000-01-01T00:00:00.000Z',
])('%s is the same time in the database', async (iso) => {
  const [row] = await database.query<{ ms: number | string }>(
    `select ${msOf('at')} as ms from (select $1::timestamptz as at) as times`,
    [timestampOf(new Date(iso))],
  );
  expect(timeOf(row?.ms ?? '')).toEqual(new Date(iso));
});
