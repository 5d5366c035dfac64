import type { Store } from '@csms/store';
import { createEmbeddedDatabase } from './embedded-database.js';
import { migrate } from './migrate.js';
import { openEmbeddedDatabase } from './open-embedded-database.js';
import { createPostgresStore } from './postgres-store.js';

/** Where an embedded database is. */
export interface EmbeddedOptions {
  /**
   * The folder of its files, which is created when missing; without it, everything is forgotten when the store is
   * closed.
   */
  readonly dataDir?: string;
}

/**
 * Opens a store on PostgreSQL within this process (PGlite): nothing to install, and no other program can use it
 * meanwhile. Once a method has resolved, its effect survives a kill of the process. The database is brought to the
 * version that this program needs.
 *
 * @throws {TypeError} when another program uses the folder, it holds something else, or a later version of this program
 * made the database.
 *
 * @example
 * const store = await openEmbeddedStore({ dataDir: './data' });
 */
export async function openEmbeddedStore({ dataDir }: EmbeddedOptions = {}): Promise<Store> {
  const database = await (dataDir === undefined ? createEmbeddedDatabase() : openEmbeddedDatabase(dataDir));
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return createPostgresStore(database);
}
