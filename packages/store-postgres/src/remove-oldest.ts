import { limitOf, type Removed } from '@csms/store';
import { claimLimit } from './claim-limit.js';
import type { Queries } from './database.js';
import { timestampOf } from './times.js';

/** Which rows are removed by their age. */
export interface AgingTable {
  readonly table: string;
  /** The columns of its primary key. */
  readonly key: readonly string[];
  /** The column with the time by which rows are removed, which has an index; rows without a time stay. */
  readonly time: string;
}

/** Removes the rows of a time before another, the oldest first, and as many as the limit at most, by one statement. */
export async function removeOldest(
  queries: Queries,
  { table, key, time }: AgingTable,
  before: Date,
  limit: number,
): Promise<Removed> {
  const max = limitOf({ limit });
  const columns = key.join(', ');
  const [row] = await queries.query<{ count: number }>(
    `with old as materialized (
       select ${columns} from ${table} where ${time} < $1
       order by ${time} ${claimLimit(max)} for update skip locked
     ), removed as (
       delete from ${table} using old
       where ${key.map((column) => `${table}.${column} = old.${column}`).join(' and ')}
       returning 1
     )
     select count(*)::int as count from removed`,
    [timestampOf(before)],
  );
  const count = row?.count ?? 0;
  return { count, isMore: count === max };
}
