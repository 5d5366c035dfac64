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
  const pool = aPool(poolSize);
  let taken = 0;
  pool.on('acquire', () => taken++);
  return { query: createStatementQueue(pool, poolSize, maxWaitMs), taken: () => taken };
}

function aPool(max: number, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: server.url, max, pipeline: true, ...options });
  // It has ended before its connections have, and the server, which ends next, tells those that it ends.
  pool.on('error', () => {});
  onTestFinished(() => pool.end());
  return pool;
}

const maxWaitMs = 5_000;

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
  const query = createStatementQueue(pool, 10, maxWaitMs);
  const settled = await Promise.allSettled(numbers.map((number) => query(select(number))));
  expect(settled.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  await pool.end();
});

it('all that have waited for too long are told together, however many they are', async () => {
  const pool = aPool(1, { connectionTimeoutMillis: 200 });
  const holder = await pool.connect();
  let asked = 0;
  const connect = () => {
    asked += 1;
    return pool.connect();
  };
  const query = createStatementQueue({ connect }, 1, 200);
  const settled = await Promise.allSettled(numbers.map((number) => query(select(number))));
  holder.release();
  expect(settled.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  // The last may have waited for a moment less, and then another is asked for before they are told as well.
  expect(asked).toBeLessThanOrEqual(3);
});

it('a connection that comes when nobody waits for it any more is given back', async () => {
  const pool = aPool(1);
  const connects = [() => pool.connect(), () => Promise.reject(new Error('away'))];
  const connect = () => (connects.shift() ?? (() => pool.connect()))();
  const query = createStatementQueue({ connect }, 2, 0);
  await Promise.allSettled([query(select(1)), query(select(2))]);
  expect((await query(select(3))).rows).toEqual([{ number: 3 }]);
});
