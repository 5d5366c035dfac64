import type { Store } from '@csms/store';
import type { Database } from './database.js';
import { migrate } from './migrate.js';
import { createPostgresStore } from './postgres-store.js';
import { createServerDatabase, type ServerOptions } from './server-database.js';

/**
 * Opens the store of a database on a PostgreSQL server, version 15 or later, which any number of programs may share. The
 * database is brought to the version that this program needs.
 *
 * @throws {StoreError} `unavailable` when the server can't be reached.
 * @throws {TypeError} when a later version of this program made the database.
 *
 * @example
 * const store = await openServerStore({ url: 'postgres://csms@127.0.0.1:5432/csms' });
 */
export async function openServerStore(options: ServerOptions): Promise<Store> {
  // A step that rewrites a large table takes as long as it takes, and so does waiting for another program that does it.
  await migrateAndClose(createServerDatabase({ ...options, poolSize: 1, statementTimeoutMs: 0 }));
  return createPostgresStore(createServerDatabase(options));
}

async function migrateAndClose(database: Database): Promise<void> {
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}
