import type { Database, Query } from './database.js';
import { untilDone } from './until-done.js';

/** How many documents are removed at a time. */
const batchSize = 300;

/**
 * Removes all that a query finds, and resolves to how much that was. A document that is changed meanwhile is found
 * again.
 */
export async function removeAll(database: Database, query: Query): Promise<number> {
  let removed = 0;
  for (;;) {
    const count = await untilDone(async () => {
      const found = await database.find({ ...query, limit: batchSize, fieldsOnly: true });
      if (found.length === 0) return { result: 0 };
      const version = await database.commit(found.map((known) => ({ kind: 'remove', known })));
      return version && { result: found.length };
    });
    removed += count;
    if (count < batchSize) return removed;
  }
}
