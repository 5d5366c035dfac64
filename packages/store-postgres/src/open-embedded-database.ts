import { join } from 'node:path';
import type { Database } from './database.js';
import { createEmbeddedDatabase } from './embedded-database.js';
import { lockFolder } from './folder-lock.js';
import { keepUp } from './upkeep.js';

/** Where the files of an embedded database are, in the folder that is named for it. */
export function filesOf(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * Opens the embedded database of a folder, which nobody else can use until it is closed.
 *
 * @throws {TypeError} when another program uses the folder, or it holds something else.
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<Database> {
  const lock = await lockFolder(dataDir);
  try {
    const database = await createEmbeddedDatabase(filesOf(dataDir));
    const upkeep = keepUp(database);
    return {
      ...database,
      async close() {
        await upkeep.stop();
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
