import { chmod, mkdir } from 'node:fs/promises';
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
 * Opens the embedded database of a folder, which nobody else can use until it is closed. Its files are for the user alone
 * whose program this is.
 *
 * @throws {TypeError} when another program uses the folder, it holds something else, or it can't be kept from others.
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<Database> {
  const lock = await lockFolder(dataDir);
  try {
    const files = filesOf(dataDir);
    await keepFromOthers(files);
    const database = await createEmbeddedDatabase(files);
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

/** PGlite makes files that everybody may read and write, so nobody else may enter the folder that they are in. */
async function keepFromOthers(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // An earlier version made it open to all.
    await chmod(folder, 0o700);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    // It is no folder, which is told when it is opened.
    if (code === 'EEXIST') return;
    throw new TypeError(`expected a folder that can be kept from other users: ${folder} (${code})`, {
      cause,
    });
  }
}
