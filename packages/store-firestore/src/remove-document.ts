import type { Database, Path } from './database.js';
import { untilDone } from './until-done.js';

/**
 * Removes a document, and resolves to whether there was one; of several callers at once, for one only. A read and a
 * write.
 */
export function removeDocument(database: Database, path: Path): Promise<boolean> {
  return untilDone(async () => {
    const [known] = await database.get([path]);
    if (!known) return { result: false };
    const version = await database.commit([{ kind: 'remove', known }]);
    return version && { result: true };
  });
}
