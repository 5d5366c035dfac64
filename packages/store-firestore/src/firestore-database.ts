import { StoreError } from '@csms/store';
import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
  FieldValue,
  type Firestore,
  type Query as FirestoreQuery,
  type WriteBatch,
} from '@google-cloud/firestore';
import type { Content, Database, Document, Path, Query, Write } from './database.js';
import { isRefusal } from './database-error.js';
import { noPieces, type PackedRecord, packRecord, unpackRecord } from './packed-records.js';
import { createRequests } from './requests.js';

/** The names under which a document holds what is not a field. */
const recordField = 'record';
const textsField = 'texts';
const piecesField = 'pieces';

/**
 * The pieces of a document: how many there are, and the key that they share, which tells them from earlier and later
 * ones.
 */
interface Pieces {
  readonly count: number;
  readonly key: string;
}

/** A document as it is stored: what is not named here are fields. */
interface StoredData {
  readonly [recordField]?: string | Uint8Array;
  readonly [textsField]?: readonly string[];
  readonly [piecesField]?: Pieces;
  readonly [field: string]: unknown;
}

/** How often a document is read again when it was replaced before its pieces were read. */
const maxReads = 5;

/** What {@link createFirestoreDatabase} makes a database of. */
export interface FirestoreDatabaseOptions {
  readonly client: Firestore;
  /** The document that all collections are in; none for those of the database itself. */
  readonly root: Path;
  /** How long a request may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** Makes a database of a client, which it closes. */
export function createFirestoreDatabase({ client, root, timeoutMs }: FirestoreDatabaseOptions): Database {
  const requests = createRequests(timeoutMs);
  const depth = root.length;
  let closed: Promise<void> | undefined;

  const reference = (path: Path) => client.doc([...root, ...path].join('/'));

  async function documentOf(
    snapshot: DocumentSnapshot,
    { fieldsOnly = false, reads = 1 } = {},
  ): Promise<Document | undefined> {
    const data: StoredData | undefined = snapshot.data();
    const version = snapshot.updateTime;
    if (!data || !version) return undefined;
    const { [recordField]: head = '', [textsField]: texts, [piecesField]: pieces, ...fields } = data;
    const document = {
      path: pathOf(snapshot.ref),
      id: snapshot.id,
      version,
      fields: fields as Content['fields'],
      texts,
    };
    if (!pieces) return { ...document, pieces: 0, record: unpackRecord(head, []) };
    const { count, key } = pieces;
    if (fieldsOnly) return { ...document, pieces: count, record: '' };
    const found = count > 0 ? await client.getAll(...pieceReferences(snapshot.ref, count)) : [];
    if (found.every((piece) => piece.get('key') === key)) {
      const record = unpackRecord(
        head,
        found.map((piece) => piece.get(recordField) as Uint8Array),
      );
      return { ...document, pieces: count, record };
    }
    if (reads === maxReads) throw new StoreError('unavailable', 'a document changes too often to be read');
    return documentOf(await snapshot.ref.get(), { reads: reads + 1 });
  }

  function pathOf(ref: DocumentReference): Path {
    return ref.path.split('/').slice(depth);
  }

  function pieceReferences(ref: DocumentReference, count: number): DocumentReference[] {
    return Array.from({ length: count }, (_, index) => ref.collection(piecesField).doc(String(index + 1)));
  }

  /** Writes the pieces of a document, and removes those that it no longer has. */
  function writePieces(
    batch: WriteBatch,
    ref: DocumentReference,
    { pieces, key }: PackedRecord,
    known = 0,
  ): void {
    for (const [index, piece] of pieceReferences(ref, Math.max(known, pieces.length)).entries()) {
      const data = pieces[index];
      if (data) batch.set(piece, { [recordField]: data, key });
      else batch.delete(piece);
    }
  }

  function add(batch: WriteBatch, write: Write): void {
    if (write.kind === 'append' || write.kind === 'appendOrCreate') {
      const ref = reference(write.path);
      const data = { [recordField]: write.record, [textsField]: FieldValue.arrayUnion(write.record) };
      if (write.kind === 'append') batch.update(ref, data);
      else batch.set(ref, data, { merge: true });
      return;
    }
    if (write.kind === 'withdraw') {
      batch.set(reference(write.path), { [textsField]: FieldValue.arrayRemove(write.text) }, { merge: true });
      return;
    }
    if (write.kind === 'discard') {
      batch.delete(reference(write.path));
      return;
    }
    if (write.kind === 'update' || write.kind === 'remove') {
      const { known } = write;
      const ref = reference(known.path);
      if (write.kind === 'update') {
        batch.update(ref, replacing(write.fields), { lastUpdateTime: known.version });
      } else {
        batch.delete(ref, { lastUpdateTime: known.version });
        writePieces(batch, ref, noPieces, known.pieces);
      }
      return;
    }
    const packed = packRecord(write.content.record);
    if (write.kind === 'replace') {
      const ref = reference(write.known.path);
      batch.update(ref, replacing(dataOf(write.content, packed)), { lastUpdateTime: write.known.version });
      writePieces(batch, ref, packed, write.known.pieces);
      return;
    }
    const ref = reference(write.path);
    const data = present(dataOf(write.content, packed));
    if (write.kind === 'create') batch.create(ref, data);
    else batch.set(ref, data);
    writePieces(batch, ref, packed);
  }

  function queryOf({
    collection,
    equal = {},
    range,
    ids,
    orderBy,
    direction,
    after,
    limit,
    fieldsOnly,
  }: Query): FirestoreQuery {
    const name = FieldPath.documentId();
    const order = direction === 'descending' ? 'desc' : 'asc';
    let query: FirestoreQuery = client.collection([...root, ...collection].join('/'));
    for (const [field, value] of Object.entries(equal)) query = query.where(field, '==', value);
    if (ids) query = query.where(name, '>=', ids.from).where(name, '<', ids.before);
    if (orderBy !== undefined) {
      if (range?.from !== undefined) query = query.where(orderBy, '>=', range.from);
      if (range?.before !== undefined) query = query.where(orderBy, '<', range.before);
      if (range?.upTo !== undefined) query = query.where(orderBy, '<=', range.upTo);
      query = query.orderBy(orderBy, order);
    }
    query = query.orderBy(name, order);
    if (after)
      query = orderBy === undefined ? query.startAfter(after.id) : query.startAfter(after.value, after.id);
    if (limit !== undefined) query = query.limit(limit);
    return fieldsOnly ? query.select(orderBy ?? name, piecesField) : query;
  }

  return {
    get: (paths) =>
      requests.make(async () => {
        if (paths.length === 0) return [];
        const found = await client.getAll(...paths.map(reference));
        return Promise.all(found.map((snapshot) => documentOf(snapshot)));
      }),

    find: (query) =>
      requests.make(async () => {
        const { docs } = await queryOf(query).get();
        const found = await Promise.all(docs.map((snapshot) => documentOf(snapshot, query)));
        return found.filter((document) => document !== undefined);
      }),

    count: (query) =>
      requests.make(async () => {
        const counted = await queryOf(query).count().get();
        return counted.data().count;
      }),

    commit: (writes) =>
      requests.make(async () => {
        const batch = client.batch();
        for (const write of writes) add(batch, write);
        try {
          const [first] = await batch.commit();
          return first?.writeTime;
        } catch (error) {
          if (isRefusal(error)) return undefined;
          throw error;
        }
      }),

    close() {
      // A client that is closed while it retries throws where nobody can catch it, so it is left to end with the
      // program.
      closed ??= requests.end().then((haveEnded) => (haveEnded ? client.terminate() : undefined));
      return closed;
    },
  };
}

function dataOf({ fields, texts }: Content, { head, pieces, key }: PackedRecord): DocumentData {
  return {
    ...fields,
    [recordField]: head,
    [piecesField]: key === undefined ? undefined : ({ count: pieces.length, key } satisfies Pieces),
    [textsField]: texts,
  };
}

/** A document to create, without what is `undefined`. */
function present(data: DocumentData): DocumentData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** Changes of a document, in which `undefined` removes a field. */
function replacing(data: DocumentData): DocumentData {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => [field, value === undefined ? FieldValue.delete() : value]),
  );
}
