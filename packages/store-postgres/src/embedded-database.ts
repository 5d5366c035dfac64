import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Queries, Value } from './database.js';
import { databaseError } from './database-error.js';

/**
 * Opens a database in this process (PGlite).
 *
 * @param folder where its files are, and nothing else; without it, the database is in memory and forgets everything
 * @throws {TypeError} when the folder holds something else.
 */
export async function createEmbeddedDatabase(folder?: string): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder }).catch(
    (cause: unknown): never => {
      // For a folder that holds something else PGlite throws what is no text, or says nothing.
      const place = folder === undefined ? 'memory' : folder;
      throw new TypeError(`expected a database, or room for a new one, in ${place}`, { cause });
    },
  );
  let closed: Promise<void> | undefined;

  return {
    ...queriesOn(pglite),
    // It has one connection and runs transactions one after the other, so no locks are needed.
    async transaction(work) {
      let failure: { readonly error: unknown } | undefined;
      try {
        return await pglite.transaction((transaction) =>
          work(queriesOn(transaction)).catch((error: unknown) => {
            failure = { error };
            throw error;
          }),
        );
      } catch (error) {
        throw failure ? failure.error : databaseError(error);
      }
    },
    close() {
      closed ??= pglite.close();
      return closed;
    },
  };
}

function queriesOn(connection: Pick<PGlite | Transaction, 'query' | 'exec'>): Queries {
  return {
    async query<Row>(text: string, values: readonly Value[] = []) {
      const { rows } = await connection.query<Row>(text, [...values]).catch(rejectAs);
      return rows;
    },
    async run(script) {
      await connection.exec(script).catch(rejectAs);
    },
  };
}

function rejectAs(error: unknown): never {
  throw databaseError(error);
}
