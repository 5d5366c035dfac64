import type { Database, Path, Query } from './database.js';
import { isOneIn } from './one-in.js';
import { removeAll } from './remove-all.js';

/** How many documents a collection keeps. */
export interface Bound {
  /** So many are kept in any case: those with the highest `atMs`. */
  readonly max: number;
  /** What is more than this is dropped. By default half as much again, so that it is seldom looked at. */
  readonly most?: number;
}

/** Of large collections it is counted only at one document in so many, or when many come at once, how many there are. */
const countEvery = 8;
const large = 200;
const many = 20;

/**
 * Whether documents that were added are an occasion to {@link trim} their collection: so often that it has no more than
 * twice what it keeps, but for a chance of one in a million.
 */
export function isTrimDue(added: readonly string[], { max }: Bound): boolean {
  if (added.length === 0) return false;
  return max < large || added.length >= many || added.some((id) => isOneIn(countEvery, id));
}

/**
 * Drops the documents of a collection that are too many, the earliest: to be called when one was added. One read in
 * general; those that are kept are read, without their records, each time that they are half as many again.
 *
 * Documents of one time are kept or dropped together, as long as they are not too many by themselves.
 *
 * @param equal is what the documents have in common, where not all of the collection are meant
 */
export async function trim(
  database: Database,
  collection: Path,
  { max, most = Math.floor(1.5 * max) }: Bound,
  equal: Query['equal'] = {},
): Promise<void> {
  const count = await database.count({ collection, equal });
  if (count <= most) return;
  const latestFirst = {
    collection,
    equal,
    orderBy: 'atMs',
    direction: 'descending',
    fieldsOnly: true,
  } as const satisfies Query;
  const kept = await database.find({ ...latestFirst, limit: max });
  const last = kept.at(-1);
  if (!last || kept.length < max) return;
  const value = Number(last.fields.atMs);
  const dropped = await removeAll(database, { ...latestFirst, range: { before: value } });
  if (count - dropped > (most > max ? 2 * max : max)) {
    await removeAll(database, { ...latestFirst, after: { value, id: last.id } });
  }
}
