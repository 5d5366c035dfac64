import { type Postgres, startPostgres } from '@csms/test-postgres';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createStatementQueue } from '../src/statement-queue.js';

let server: Postgres;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.remove());

/** A queue on connections of its own, and how often one of them was taken. */
function aQueue(poolSize: number) {
  const pool = new pg.Pool({ connectionString: server.url, max: poolSize, pipeline: true });
  onTestFinished(() => pool.end());
  let taken = 0;
  pool.on('acquire', () => taken++);
  return { query: createStatementQueue(pool, poolSize), taken: () => taken };
}

const numbers = Array.from({ length: 40 }, (_, index) => index);

function select(number: number) {
  return { name: 'select', text: 'select $1::int as number', values: [number] };
}

it('statements that wait share a connection, no more than 16 at once, and each gets its own answer', async () => {
  const { query, taken } = aQueue(1);
  const results = await Promise.all(numbers.map((number) => query(select(number))));
  expect(results).toMatchObject(numbers.map((number) => ({ rows: [{ number }] })));
  expect(taken()).toBe(3);
});

it('each has a connection of its own while there are enough', async () => {
  const { query } = aQueue(3);
  const results = await Promise.all(numbers.slice(0, 3).map(() => query('select pg_backend_pid() as id')));
  expect(new Set(results.map(({ rows }) => (rows as { id: number }[])[0]?.id)).size).toBe(3);
});

it('one that fails takes none of those beside it with it', async () => {
  const { query } = aQueue(1);
  const settled = await Promise.allSettled(
    numbers.map((number) => query(number === 5 ? 'select 1 / 0' : select(number))),
  );
  const failed = numbers.filter((number) => settled[number]?.status === 'rejected');
  expect(failed).toEqual([5]);
});

it('each that waits is told when no connection can be had', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://csms@127.0.0.1:1/csms', pipeline: true });
  const query = createStatementQueue(pool, 10);
  const settled = await Promise.allSettled(numbers.map((number) => query(select(number))));
  expect(settled.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  await pool.end();
});
