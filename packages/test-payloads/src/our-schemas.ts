import { readdirSync, readFileSync } from 'node:fs';
import { resolved, type Schema } from './schema.js';

/** Name of a message (`AuthorizeRequest`) -> its schema, with every reference resolved. */
export type MessageSchemas = ReadonlyMap<string, Schema>;

/** The schemas of this repository, by their folder: `1.6`, `2.0.1`, `2.1`, `has2be` or `pnc`. */
export function ourSchemas(folder: string): MessageSchemas {
  const directory = new URL(`../../../schemas/${folder}/`, import.meta.url);
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, directory), 'utf8')) as Schema;
  const { definitions = {} } = read('types.json');
  return new Map(
    readdirSync(directory)
      .filter((file) => /(?:Request|Response)\.json$/.test(file))
      .map((file) => [file.replace('.json', ''), resolved(read(file), definitions)]),
  );
}
