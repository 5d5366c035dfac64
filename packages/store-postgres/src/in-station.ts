import type { Database, Queries } from './database.js';

/**
 * Runs what `work` does in one transaction that locks one kind of records of one station: for records that may not
 * exist yet, so that there is no row to lock.
 */
export function inStation<T>(
  database: Database,
  kind: string,
  stationId: string,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction(work, [[kind, stationId]]);
}
