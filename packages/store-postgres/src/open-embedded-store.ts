import { join } from 'node:path';
import type { Store } from '@csms/store';
import type { Database } from './database.js';
import { createEmbeddedDatabase } from './embedded-database.js';
import { lockFolder } from './folder-lock.js';
import { migrate } from './migrate.js';
import { createPostgresStore } from './postgres-store.js';
import { keepUp } from './upkeep.js';

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
  if (dataDir === undefined) return migrated(await createEmbeddedDatabase());
  const lock = await lockFolder(dataDir);
  try {
    const database = await createEmbeddedDatabase(join(dataDir, 'postgres'));
    const upkeep = keepUp(database);
    return await migrated({
      ...database,
      async close() {
        await upkeep.stop();
        await database.close();
        await lock.release();
      },
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The store of a database, which is closed where it can't be brought to this version. */
async function migrated(database: Database): Promise<Store> {
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return createPostgresStore(database);
}
