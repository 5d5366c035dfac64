import type { Database, Query, Write } from '../src/database.js';

/** What Firestore bills. */
export interface Cost {
  readonly reads: number;
  readonly writes: number;
}

/** A query, as it was made; what is counted is in no order. */
export interface MadeQuery extends Query {
  readonly isCount: boolean;
}

/** What a write was to a document of, and what it put into it. */
export interface MadeWrite {
  readonly collectionGroup: string;
  readonly fields: readonly string[];
}

/** A database that notes what is asked of it. */
export interface RecordedDatabase {
  readonly database: Database;
  readonly queries: readonly MadeQuery[];
  readonly writes: readonly MadeWrite[];
  /** What was billed since this was asked for last. */
  cost(): Cost;
}

/**
 * Makes a database that notes what is asked of another one. A document that is looked for is a read, whether it is there or
 * not; so is each that a query finds, and a query that finds none; and of a count each thousand. Writes are those of
 * commits that were made.
 */
export function recordedDatabase(database: Database): RecordedDatabase {
  const queries: MadeQuery[] = [];
  const made: MadeWrite[] = [];
  let reads = 0;
  let writes = 0;

  return {
    queries,
    writes: made,

    cost() {
      const cost = { reads, writes };
      reads = 0;
      writes = 0;
      return cost;
    },

    database: {
      async get(paths) {
        reads += paths.length;
        return database.get(paths);
      },

      async find(query) {
        queries.push({ ...query, isCount: false });
        const found = await database.find(query);
        reads += Math.max(1, found.length);
        return found;
      },

      async count(query) {
        queries.push({ ...query, isCount: true });
        const count = await database.count(query);
        reads += Math.max(1, Math.ceil(count / 1_000));
        return count;
      },

      async commit(all) {
        made.push(...all.map(madeWrite));
        const version = await database.commit(all);
        if (version) writes += all.length;
        return version;
      },

      close: () => database.close(),
    },
  };
}

function madeWrite(write: Write): MadeWrite {
  const path = 'path' in write ? write.path : write.known.path;
  return { collectionGroup: path.at(-2) ?? '', fields: fieldsOf(write) };
}

function fieldsOf(write: Write): readonly string[] {
  if ('content' in write) {
    const { fields, texts } = write.content;
    return [...presentIn(fields), 'record', ...(texts ? ['texts'] : [])];
  }
  if (write.kind === 'update') return presentIn(write.fields);
  return write.kind === 'append' || write.kind === 'appendOrCreate' ? ['record', 'texts'] : [];
}

function presentIn(fields: object): readonly string[] {
  return Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]));
}
