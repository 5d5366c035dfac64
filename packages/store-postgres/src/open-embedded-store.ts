import type { Store } from '@csms/store';
import { createEmbeddedDatabase } from './embedded-database.js';
import { migrate } from './migrate.js';
import { openEmbeddedDatabase } from './open-embedded-database.js';
import { createPostgresStore } from './postgres-store.js';

/** Where an embedded database is. */
export interface EmbeddedOptions {
  /** The folder that its files are in, which is made where there is none; without it, it forgets everything when it is closed. */
  readonly dataDir?: string;
}

/**
 * Opens a store on PostgreSQL within this process (PGlite): nothing to install, and nobody else can use it meanwhile. What
 * a method has resolved for is there when the process is killed. The database is brought to the version that this program
 * needs.
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
