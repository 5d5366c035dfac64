import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { checkDatabaseFiles } from './database-files.js';

/**
 * Copies all data of a standalone system from its folder into the empty PostgreSQL database that a configuration names;
 * all of it or nothing. Resolves to the number of rows by table.
 *
 * @throws {ConfigError} when the configuration names no PostgreSQL.
 * @throws {TypeError} when the folder holds no database or a program uses it, or when the PostgreSQL database is not
 * empty.
 */
export async function importStore(
  { storage }: Pick<Config, 'storage'>,
  dataDir: string,
): Promise<ReadonlyMap<string, number>> {
  if (storage.type !== 'postgres') {
    throw new ConfigError('storage.type', `expected "postgres" to import into, not "${storage.type}"`);
  }
  const { copyDatabase } = await import('@csms/store-postgres');
  if ('dataDir' in storage) return copyDatabase({ dataDir }, storage);
  checkDatabaseFiles(storage.server.url);
  return copyDatabase({ dataDir }, storage.server);
}
