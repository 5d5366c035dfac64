import { limitOf, type Removed } from '@csms/store';
import type { Database, Document } from './database.js';
import { untilDone } from './until-done.js';

/** How many documents are removed at a time. */
const batchSize = 300;

/** Which documents are removed by their age. */
export interface AgingCollection {
  readonly collection: string;
  /** The field with the time by which documents are removed; those without it stay. */
  readonly field: string;
  /** Removes what belongs to documents, before the documents themselves. */
  readonly removeBelonging?: (documents: readonly Document[]) => Promise<void>;
}

/** Removes documents of a time before another, the oldest first, and as many as the limit at most. */
export async function removeOldest(
  database: Database,
  { collection, field, removeBelonging }: AgingCollection,
  before: Date,
  limit: number,
): Promise<Removed> {
  const max = limitOf({ limit });
  let count = 0;
  for (;;) {
    const wanted = Math.min(batchSize, max - count);
    const removed = await untilDone(async () => {
      const old = await database.find({
        collection: [collection],
        orderBy: field,
        range: { before: before.getTime() },
        limit: wanted,
        fieldsOnly: true,
      });
      if (old.length === 0) return { result: 0 };
      await removeBelonging?.(old);
      const version = await database.commit(old.map((known) => ({ kind: 'remove', known })));
      return version && { result: old.length };
    });
    count += removed;
    if (removed < wanted || count === max) return { count, isMore: count === max };
  }
}
