import type { Content, Database, Document, Path, Write } from './database.js';
import { untilDone } from './until-done.js';

/** What becomes of a document, and what it comes to. */
export interface Changed<Result> {
  /** What it holds then; absent when it stays as it is. */
  readonly content?: Content;
  readonly result: Result;
}

/** The write that gives a document a content, on the condition that it is as it was read. */
export function writeOf(path: Path, known: Document | undefined, content: Content): Write {
  return known ? { kind: 'replace', known, content } : { kind: 'create', path, content };
}

/** Changes a document by what is known of it, which nobody else changes meanwhile. A read, and a write if it changes. */
export function changeDocument<Result>(
  database: Database,
  path: Path,
  change: (known: Document | undefined) => Changed<Result>,
): Promise<Result> {
  return untilDone(async () => {
    const [known] = await database.get([path]);
    const { content, result } = change(known);
    if (!content) return { result };
    const version = await database.commit([writeOf(path, known, content)]);
    return version && { result };
  });
}
