import type { Database, Queries } from './database.js';

/**
 * Runs what `work` does in one transaction, which has what is of one kind and one station to itself: for records that
 * may not exist yet, so that there is no row to lock.
 */
export function inStation<T>(
  database: Database,
  kind: string,
  stationId: string,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction(work, [[kind, stationId]]);
}
