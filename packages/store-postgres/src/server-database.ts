import type { QueryConfig, QueryResult } from 'pg';
import pg from 'pg';
import type { Database, Queries, Value } from './database.js';
import { databaseError, isUnavailable } from './database-error.js';
import { takeLocks } from './locks.js';
import { createStatementQueue } from './statement-queue.js';

/** How a server is reached. */
export interface ServerOptions {
  /** Such as `postgres://user:password@host:5432/csms?sslmode=verify-full&sslrootcert=/etc/csms/ca.pem`. */
  readonly url: string;
  /** The most connections at once; 10 by default. */
  readonly poolSize?: number;
  /** How long to wait for a connection, in milliseconds; 5,000 by default. */
  readonly connectTimeoutMs?: number;
  /** How long a statement may take, waiting for locks included, in milliseconds; 10,000 by default, 0 for no limit. */
  readonly statementTimeoutMs?: number;
}

/** How much longer than the time limit of the server we wait for its answer, in case it or the network is dead. */
const graceMs = 2_000;

/** How long a connection may leave a transaction idle: a program that hangs must not hold its locks for ever. */
const idleInTransactionMs = 30_000;

/** Opens a database on a server. Connections are made when they are needed, and replaced when they break. */
export function createServerDatabase({
  url,
  poolSize = 10,
  connectTimeoutMs = 5_000,
  statementTimeoutMs = 10_000,
}: ServerOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs && statementTimeoutMs + graceMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    pipeline: true,
    application_name: 'csms',
  });
  const names = new Map<string, string>();
  let closed: Promise<void> | undefined;

  // A connection that breaks while idle is replaced by the pool; if that fails, the next statement says so.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));

  /** A statement is prepared once on each connection: its text is a constant of this package, so there are few. */
  function prepared(text: string, values: readonly Value[]): QueryConfig {
    let name = names.get(text);
    if (name === undefined) {
      name = `csms_${names.size}`;
      names.set(text, name);
    }
    return { name, text, values: [...values] };
  }

  function queriesOn(send: (statement: QueryConfig | string) => Promise<QueryResult>): Queries {
    return {
      async query<Row>(text: string, values: readonly Value[] = []) {
        const { rows } = await send(prepared(text, values)).catch(rejectAs);
        return rows as readonly Row[];
      },
      async run(script) {
        await send(script).catch(rejectAs);
      },
    };
  }

  return {
    ...queriesOn(createStatementQueue(pool, poolSize, connectTimeoutMs)),

    async transaction(work, locks = []) {
      const client = await pool.connect().catch(rejectAs);
      const queries = queriesOn((statement) => client.query(statement));
      try {
        await queries.run(`begin isolation level read committed;${takeLocks(locks)}`);
        const result = await work(queries);
        await queries.run('commit');
        client.release();
        return result;
      } catch (error) {
        client.release(isUnavailable(error) || (await isBroken(queries)));
        throw error;
      }
    },

    close() {
      closed ??= pool.end();
      return closed;
    },
  };
}

function rejectAs(error: unknown): never {
  throw databaseError(error);
}

/** Rolls back a failed transaction, and tells whether the connection is broken. */
async function isBroken(queries: Queries): Promise<boolean> {
  try {
    await queries.run('rollback');
    return false;
  } catch {
    return true;
  }
}
