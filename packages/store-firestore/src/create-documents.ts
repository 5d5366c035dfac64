import type { Content, Database, Path, Write } from './database.js';
import { untilDone } from './until-done.js';

/** How many documents are created at once. */
const batchSize = 150;

/** A document that is to be there. */
export interface NewDocument {
  readonly path: Path;
  readonly content: Content;
}

/** Each document once, the first of those that have one path. */
export function firstOfEach(documents: readonly NewDocument[]): readonly NewDocument[] {
  const byPath = new Map<string, NewDocument>();
  for (const document of documents) {
    const key = document.path.join('/');
    if (!byPath.has(key)) byPath.set(key, document);
  }
  return [...byPath.values()];
}

/** The documents that are not there yet. A read for each. */
export async function missingOf(
  database: Database,
  documents: readonly NewDocument[],
): Promise<readonly NewDocument[]> {
  const found = await database.get(documents.map(({ path }) => path));
  return documents.filter((_, index) => !found[index]);
}

/** The writes that create documents. */
export function creating(documents: readonly NewDocument[]): readonly Write[] {
  return documents.map((document) => ({ kind: 'create', ...document }));
}

/**
 * Creates documents, unless they are there, {@link batchSize} at once. Resolves to whether it created any. A write for
 * each; each that is there already costs a read.
 */
export async function createDocuments(
  database: Database,
  documents: readonly NewDocument[],
): Promise<boolean> {
  const all = firstOfEach(documents);
  let isAnyNew = false;
  for (let start = 0; start < all.length; start += batchSize) {
    let missing: readonly NewDocument[] = all.slice(start, start + batchSize);
    const isNew = await untilDone(async () => {
      if (missing.length === 0) return { result: false };
      if (await database.commit(creating(missing))) return { result: true };
      missing = await missingOf(database, missing);
      return undefined;
    });
    isAnyNew ||= isNew;
  }
  return isAnyNew;
}
