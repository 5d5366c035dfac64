import type { Database, Document, Query } from './database.js';

/**
 * Drops the earliest documents of a range that has too many, where their time is not a field; to be called when one was
 * added. Mostly costs one read; all are read when there are half as many again as are kept.
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
  // When one of them changes meanwhile, none is dropped: the next call will drop them.
  await database.commit(writes);
}
