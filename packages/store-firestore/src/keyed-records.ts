import type { Codec, Cursors, Page, PageRequest } from '@csms/store';
import type { Database, Path, Write } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';
import { removeDocument } from './remove-document.js';
import { untilDone } from './until-done.js';

/** A collection of records that are known and ordered by a text. */
export interface KeyedCollection<T> {
  readonly name: string;
  readonly keyOf: (record: T) => string;
  readonly codec: Codec<T>;
  readonly cursors: Cursors<[string]>;
}

/** Records by a text. */
export interface KeyedRecords<T> {
  /** Keeps records, of different keys, in place of those that are there. */
  set(records: readonly T[]): Promise<void>;
  find(key: string): Promise<T | undefined>;
  /** Resolves to whether there was one. */
  remove(key: string): Promise<boolean>;
  list(request: PageRequest): Promise<Page<T>>;
}

/** How many records are written at once. */
const batchSize = 400;

/** Makes the records of a collection. */
export function createKeyedRecords<T>(
  database: Database,
  { name, keyOf, codec, cursors }: KeyedCollection<T>,
): KeyedRecords<T> {
  const order: ListOrder<T, [string]> = {
    cursors,
    positionOf: (record) => [keyOf(record)],
    direction: 'ascending',
  };
  const pathOf = (key: string): Path => [name, documentId(key)];

  return {
    async set(records) {
      const writes = records.map(
        (record): Write => ({
          kind: 'set',
          path: pathOf(keyOf(record)),
          content: { fields: {}, record: codec.encode(record) },
        }),
      );
      for (let start = 0; start < writes.length; start += batchSize) {
        await untilDone(async () => {
          const version = await database.commit(writes.slice(start, start + batchSize));
          return version && { result: undefined };
        });
      }
    },

    async find(key) {
      const [document] = await database.get([pathOf(key)]);
      return document && codec.decode(document.record);
    },

    remove: (key) => removeDocument(database, pathOf(key)),

    list: (request) =>
      readPage(
        database,
        { collection: [name], decode: ({ record }) => codec.decode(record) },
        order,
        request,
      ),
  };
}
