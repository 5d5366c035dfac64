import type { Database, Path, Query } from './database.js';
import { isOneIn } from './one-in.js';
import { removeAll } from './remove-all.js';

/** How many documents a collection keeps. */
export interface Bound {
  /** How many are kept at least: those with the highest `atMs`. */
  readonly max: number;
  /**
   * Documents are dropped when there are more than this. By default half as many again as `max`, so that it happens
   * seldom.
   */
  readonly most?: number;
}

/** Large collections are counted only for one added document in this many, or when many come at once. */
const countEvery = 8;
const large = 200;
const many = 20;

/**
 * Whether added documents are an occasion to {@link trim} their collection: often enough that it never has more than
 * twice `max`, but for a chance of one in a million.
 */
export function isTrimDue(added: readonly string[], { max }: Bound): boolean {
  if (added.length === 0) return false;
  return max < large || added.length >= many || added.some((id) => isOneIn(countEvery, id));
}

/**
 * Drops the earliest documents of a collection that has too many; to be called when one was added. Mostly costs one
 * read; when there are half as many again, all that stay are read, without their records.
 *
 * Documents of one time are kept or dropped together, unless they alone are too many.
 *
 * @param equal what the documents have in common, when not the whole collection is meant
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
