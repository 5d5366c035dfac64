import type { Store } from '@csms/store';
import { refusalReason } from './database-error.js';
import { migrate } from './migrate.js';
import { migrateFirst } from './migrate-first.js';
import { createPostgresStore } from './postgres-store.js';
import { createServerDatabase, type ServerOptions } from './server-database.js';

/**
 * Opens the store of a database on a PostgreSQL server, version 15 or later, which any number of programs may share. The
 * database is brought to the version that this program needs.
 *
 * @throws {StoreError} `unavailable` when the server can't be reached.
 * @throws {TypeError} when it does not let this program in, or a later version of this program made the database.
 *
 * @example
 * const store = await openServerStore({ url: 'postgres://csms@127.0.0.1:5432/csms' });
 */
export async function openServerStore(options: ServerOptions): Promise<Store> {
  const store = createServerStore(options);
  try {
    await store.check();
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

/**
 * Makes the same store for a server that need not be reachable yet: the first method that reaches it brings the
 * database to the version of this program. Until then, each method rejects as {@link openServerStore} does.
 *
 * @example
 * const store = createServerStore({ url: 'postgres://csms@127.0.0.1:5432/csms' });
 * await store.check();
 */
export function createServerStore(options: ServerOptions): Store {
  return createPostgresStore(migrateFirst(createServerDatabase(options), () => migrateServer(options)));
}

async function migrateServer(options: ServerOptions): Promise<void> {
  // Without a time limit: a step may rewrite a large table, or wait for another program that does.
  const database = createServerDatabase({ ...options, poolSize: 1, statementTimeoutMs: 0 });
  try {
    await migrate(database);
  } catch (error) {
    const reason = refusalReason(error);
    if (reason === undefined) throw error;
    throw new TypeError(`the database does not let this program in: ${reason}`, { cause: error });
  } finally {
    await database.close();
  }
}
