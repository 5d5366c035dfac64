import { limitOf, type Removed } from '@csms/store';
import { claimLimit } from './claim-limit.js';
import type { Database, LockName, Queries } from './database.js';
import { timestampOf } from './times.js';

/** How many transactions are looked at in one call, however few readings they have. */
const maxTransactions = 100;

/** One caller at a time removes, so that none waits for the rows of another. */
const locks: readonly LockName[] = [['remove transactions']];

/** Removes the readings of transactions that ended before a time, in one transaction. */
export async function removeReadings(database: Database, endedBefore: Date, limit: number): Promise<Removed> {
  const max = limitOf({ limit });
  return database.transaction((queries) => emptyOldest(queries, endedBefore, max), locks);
}

/** Removes transactions that ended before a time, or some of their readings, in one transaction. */
export async function removeEnded(database: Database, endedBefore: Date, limit: number): Promise<Removed> {
  const max = limitOf({ limit });
  return database.transaction(async (queries) => {
    const { isMore } = await emptyOldest(queries, endedBefore, max);
    return isMore ? { count: 0, isMore } : removeOldest(queries, endedBefore, max);
  }, locks);
}

/** Removes transactions without readings, by one statement. Readings that came while the others were removed go too. */
async function removeOldest(queries: Queries, endedBefore: Date, max: number): Promise<Removed> {
  const [row] = await queries.query<{ count: number }>(
    `with old as materialized (
       select transaction_number from transactions where readings_state = 'gone' and over_since < $1
       order by over_since ${claimLimit(max)} for update
     ), late as (
       delete from readings using old where readings.transaction_number = old.transaction_number
     ), removed as (
       delete from transactions using old where transactions.transaction_number = old.transaction_number
       returning 1
     )
     select count(*)::int as count from removed`,
    [timestampOf(endedBefore)],
  );
  const count = row?.count ?? 0;
  return { count, isMore: count === max };
}

/** Removes readings, transaction by transaction. */
async function emptyOldest(queries: Queries, endedBefore: Date, max: number): Promise<Removed> {
  let count = 0;
  for (let place = 0; place < maxTransactions; place += 1) {
    const emptied = await emptyNext(queries, endedBefore, max - count);
    if (!emptied) return { count, isMore: false };
    count += emptied.count;
    if (emptied.isMore || count === max) return { count, isMore: true };
  }
  return { count, isMore: true };
}

/**
 * Removes readings of the earliest ended transaction that has some, by one statement; `undefined` when there is none. A
 * reading that comes at this very moment may stay until the transaction itself is removed.
 */
async function emptyNext(queries: Queries, endedBefore: Date, max: number): Promise<Removed | undefined> {
  const [row] = await queries.query<{ count: number; found: number }>(
    `with next as materialized (
       select transaction_number from transactions where readings_state <> 'gone' and over_since < $1
       order by over_since limit 1 for update
     ), found as materialized (
       select transaction_number, reading_id from readings
       where transaction_number = (select transaction_number from next)
       order by at, reading_id limit $2::bigint + 1
     ), removed as (
       delete from readings using (select transaction_number, reading_id from found limit $2::bigint) as old
       where readings.transaction_number = old.transaction_number and readings.reading_id = old.reading_id
       returning 1
     ), marked as (
       update transactions
       set readings_state = case when (select count(*) from found) > $2::bigint then 'going' else 'gone' end
       from next where transactions.transaction_number = next.transaction_number
       returning 1
     )
     select (select count(*) from removed)::int as count, (select count(*) from found)::int as found
     from marked`,
    [timestampOf(endedBefore), max],
  );
  return row && { count: row.count, isMore: row.found > max };
}
