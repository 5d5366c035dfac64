import type { Content, Database, Document } from './database.js';

/** How often due documents are looked for again when others have claimed some of them. */
const maxRounds = 5;

/**
 * Claims documents that are due at a time (by their `dueAtMs`), the longest due first, `limit` of them at most, and
 * gives each a content that is not due then. Nobody else gets the same.
 *
 * @param claimed what becomes of a document, and the item that is returned for it
 */
export async function claimDue<Item>(
  database: Database,
  collection: string,
  now: Date,
  limit: number,
  claimed: (document: Document) => { readonly content: Content; readonly item: Item },
): Promise<readonly Item[]> {
  if (!Number.isSafeInteger(limit) || limit < 0) {
    throw new RangeError(`expected a whole number to claim, not ${limit}`);
  }
  const items: Item[] = [];
  for (let round = 1; round <= maxRounds && items.length < limit; round += 1) {
    const wanted = limit - items.length;
    const due = await database.find({
      collection: [collection],
      orderBy: 'dueAtMs',
      range: { upTo: now.getTime() },
      limit: wanted,
    });
    const taken = await Promise.all(
      due.map(async (known) => {
        const { content, item } = claimed(known);
        const version = await database.commit([{ kind: 'replace', known, content }]);
        return version ? [item] : [];
      }),
    );
    items.push(...taken.flat());
    if (due.length < wanted) break;
  }
  return items;
}
