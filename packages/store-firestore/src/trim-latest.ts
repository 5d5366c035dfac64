import type { Database, Document, Query } from './database.js';

/**
 * Drops the documents of a range that are too many, the earliest, where their time is not a field of theirs: to be called
 * when one was added. One read in general; all are read each time that they are half as many again as are kept.
 */
export async function trimLatest(
  database: Database,
  range: Pick<Query, 'collection' | 'ids'>,
  max: number,
  latestIn: (document: Document) => { readonly at: Date },
): Promise<void> {
  if ((await database.count(range)) <= 1.5 * max) return;
  const documents = await database.find(range);
  const atMs = new Map(documents.map((document) => [document, latestIn(document).at.getTime()]));
  const latestFirst = documents.toSorted((a, b) => (atMs.get(b) ?? 0) - (atMs.get(a) ?? 0));
  const writes = latestFirst.slice(max).map((known) => ({ kind: 'remove', known }) as const);
  // One that is told of meanwhile is not dropped, nor the others: the next that is added sees to them.
  await database.commit(writes);
}
