import { changeDocument } from './change-document.js';
import type { Database, Document, Path } from './database.js';
import { isOneIn } from './one-in.js';

// What stations tell most often is appended to a document without reading it; readers find out which text is the
// latest. Now and then, by chance but alike for every copy of a text, the document is read and its oldest texts are
// dropped.

/** One text in this many makes the document be read. */
const readEvery = 16;

/** Longer texts are not appended, so that a document does not grow to the limit of 1 MiB before it is read. */
const maxAppendedBytes = 4_000;

/** How texts of a document are kept. */
export interface AppendOptions {
  /** Whether the document is created when it is not there. */
  readonly creates: boolean;
  /** The texts that are kept, of all that there are, in the order in which they came. */
  readonly keep: (texts: readonly string[]) => readonly string[];
}

/**
 * Adds a text to a document, once, and notes that it came last. Resolves to `false`, and changes nothing, when the document
 * is not there and is not to be created. One write; of one text in {@link readEvery}, or of a long one, a read too.
 */
export async function appendText(
  database: Database,
  path: Path,
  text: string,
  { creates, keep }: AppendOptions,
): Promise<boolean> {
  if (!isRead(text)) {
    const kind = creates ? 'appendOrCreate' : 'append';
    const version = await database.commit([{ kind, path, record: text }]);
    if (version || !creates) return version !== undefined;
  }
  return changeDocument(database, path, (document) => {
    if (!document && !creates) return { result: false };
    const texts = document?.texts ?? [];
    const all = texts.includes(text) ? texts : [...texts, text];
    return { content: { fields: {}, record: text, texts: keep(all) }, result: true };
  });
}

/** The latest of the texts of a document; of those of one time the one that came last. */
export function latestOf<Item extends { readonly at: Date }>(
  { texts = [], record }: Pick<Document, 'texts' | 'record'>,
  decode: (text: string) => Item,
): Item {
  // The record is the text that came last, even when it had come before.
  return [...texts, record].map(decode).reduce((latest, item) => (item.at >= latest.at ? item : latest));
}

function isRead(text: string): boolean {
  if (Buffer.byteLength(text) > maxAppendedBytes) return true;
  return isOneIn(readEvery, text);
}
