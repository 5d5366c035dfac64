import { writeOf } from './change-document.js';
import { ofStation, type StationCollection } from './collections.js';
import type { Content, Database, Document, Path, Write } from './database.js';
import { type Bound, trim } from './trim.js';
import { untilDone } from './until-done.js';

/** A document of a station as a {@link StationUnit} shows it. */
export type Kept = Pick<Document, 'id' | 'fields' | 'record'>;

/**
 * Documents of one kind and one station, as {@link inStation} gives them to its work alone. The work sees what it puts
 * and removes at once, others see it when the work is done.
 */
export interface StationUnit {
  /** Documents of a collection, in the order of their ids. */
  get(collection: StationCollection, ids: readonly string[]): Promise<readonly (Kept | undefined)[]>;
  /** All documents of a collection. */
  all(collection: StationCollection): Promise<readonly Kept[]>;
  put(collection: StationCollection, id: string, content: Content): void;
  remove(collection: StationCollection, id: string): void;
  /** Drops what is too much of a collection, when the work is done. */
  trimLater(collection: StationCollection, bound: Bound): void;
  /** What the rules of the kind have to remember, by a name. */
  memo(name: string): string | undefined;
  setMemo(name: string, memo: string): void;
}

/** How many documents, and how many characters of records, are written in one commit. */
const maxWrites = 400;
const maxCharacters = 3_000_000;

/**
 * Runs `work` on documents of one kind and one station; when somebody else changed them meanwhile, it runs again. What
 * fits into one commit is atomic. More is written in several commits, the memos with the last one: when that is
 * interrupted and the message comes again, the rules come to the same.
 */
export function inStation<Result>(
  database: Database,
  kind: string,
  stationId: string,
  work: (unit: StationUnit) => Promise<Result>,
): Promise<Result> {
  const guardPath = [...ofStation(stationId, 'guards'), kind];

  return untilDone(async () => {
    // Read first: whoever changes what is read after this changes the guard too.
    const [guard] = await database.get([guardPath]);
    const memos = new Map(Object.entries(JSON.parse(guard?.record ?? '{}') as Record<string, string>));
    const written = new Map<StationCollection, Map<string, Content | undefined>>();
    const known = new Map<string, Document | undefined>();
    const bounds = new Map<StationCollection, Bound>();
    let isChanged = false;

    const writtenIn = (collection: StationCollection) => {
      const those = written.get(collection) ?? new Map<string, Content | undefined>();
      written.set(collection, those);
      return those;
    };
    const keyOf = (collection: StationCollection, id: string) => `${collection}/${id}`;

    /** Keeps the state that was read first, which everything depends on. */
    function note(collection: StationCollection, id: string, document: Document | undefined): void {
      if (!known.has(keyOf(collection, id))) known.set(keyOf(collection, id), document);
    }

    const result = await work({
      async get(collection, ids) {
        const documents = await database.get(ids.map((id) => [...ofStation(stationId, collection), id]));
        return ids.map((id, index) => {
          note(collection, id, documents[index]);
          const those = writtenIn(collection);
          const content = those.get(id);
          return those.has(id) ? content && { id, ...content } : documents[index];
        });
      },

      async all(collection) {
        const documents = await database.find({ collection: ofStation(stationId, collection) });
        for (const document of documents) note(collection, document.id, document);
        const those = new Map<string, Kept>(documents.map((document) => [document.id, document]));
        for (const [id, content] of writtenIn(collection)) {
          if (content) those.set(id, { id, ...content });
          else those.delete(id);
        }
        return [...those.values()];
      },

      put(collection, id, content) {
        writtenIn(collection).set(id, content);
        isChanged = true;
      },

      remove(collection, id) {
        writtenIn(collection).set(id, undefined);
        isChanged = true;
      },

      trimLater: (collection, bound) => bounds.set(collection, bound),
      memo: (name) => memos.get(name),

      setMemo(name, memo) {
        isChanged ||= memos.get(name) !== memo;
        memos.set(name, memo);
      },
    });

    const writes = [...written].flatMap(([collection, those]) =>
      [...those].flatMap(([id, content]) =>
        writesOf([...ofStation(stationId, collection), id], keyOf(collection, id), known, content),
      ),
    );
    if (isChanged && !(await commit(database, guardPath, guard, writes, memos))) return undefined;
    for (const [collection, bound] of bounds) await trim(database, ofStation(stationId, collection), bound);
    return { result };
  });
}

/** A document that was read is changed on the condition that it is unchanged; one that was not read unconditionally. */
function writesOf(
  path: Path,
  key: string,
  read: ReadonlyMap<string, Document | undefined>,
  content: Content | undefined,
): readonly Write[] {
  const known = read.get(key);
  if (!content) return known ? [{ kind: 'remove', known }] : [{ kind: 'discard', path }];
  return [read.has(key) ? writeOf(path, known, content) : { kind: 'set', path, content }];
}

/** Writes in as many commits as it takes, each continuing from the one before. Resolves to whether all succeeded. */
async function commit(
  database: Database,
  guardPath: Path,
  guard: Document | undefined,
  writes: readonly Write[],
  memos: ReadonlyMap<string, string>,
): Promise<boolean> {
  let current = guard;
  const parts = partsOf(writes);
  for (const [index, part] of parts.entries()) {
    const turn = Number(current?.fields.turn ?? 0) + 1;
    const isLast = index === parts.length - 1;
    const record = isLast ? JSON.stringify(Object.fromEntries(memos)) : (current?.record ?? '{}');
    const content = { fields: { turn }, record };
    const version = await database.commit([
      current ? { kind: 'replace', known: current, content } : { kind: 'create', path: guardPath, content },
      ...part,
    ]);
    if (!version) return false;
    current = {
      path: guardPath,
      id: guardPath.at(-1) ?? '',
      version,
      ...content,
      pieces: current?.pieces ?? 0,
    };
  }
  return true;
}

function partsOf(writes: readonly Write[]): readonly (readonly Write[])[] {
  const parts: Write[][] = [[]];
  let characters = 0;
  for (const write of writes) {
    const length = 'content' in write ? write.content.record.length : 0;
    const last = parts.at(-1) ?? [];
    if (last.length > 0 && (last.length >= maxWrites || characters + length > maxCharacters)) {
      parts.push([write]);
      characters = length;
    } else {
      last.push(write);
      characters += length;
    }
  }
  return parts;
}
