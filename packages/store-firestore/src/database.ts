import type { Timestamp } from '@google-cloud/firestore';

/** Where something is: the ids of collections and documents in turn, from the outermost on. */
export type Path = readonly string[];

/** The state of a document. Each change gives it another one. */
export type Version = Timestamp;

/** What a document holds. */
export interface Content {
  /** What it is found, ordered or bounded by; `undefined` is absent. The names are the same throughout a collection. */
  readonly fields: Readonly<Record<string, string | number | undefined>>;
  /** Everything else, in JSON of any length. */
  readonly record: string;
  /** What was appended, in the order in which it came first; the record is what came last. */
  readonly texts?: readonly string[];
}

/** A document as it is read. */
export interface Document extends Content {
  readonly path: Path;
  readonly id: string;
  readonly version: Version;
  /** How many further documents hold what did not fit into this one. */
  readonly pieces: number;
}

/** A change of a document. */
export type Write =
  /** Creates a document. Refused when it is there. */
  | { readonly kind: 'create'; readonly path: Path; readonly content: Content }
  /** Creates or replaces a document. */
  | { readonly kind: 'set'; readonly path: Path; readonly content: Content }
  /** Replaces a document. Refused when it is not there in the state that was read. */
  | { readonly kind: 'replace'; readonly known: Document; readonly content: Content }
  /** Changes fields of a document, `undefined` for none. Refused when it is not there in the state that was read. */
  | { readonly kind: 'update'; readonly known: Document; readonly fields: Content['fields'] }
  /** Removes a document. Refused when it is not there in the state that was read. */
  | { readonly kind: 'remove'; readonly known: Document }
  /** Removes a document in whatever state it is, if it is there, but not the documents of what did not fit into it. */
  | { readonly kind: 'discard'; readonly path: Path }
  /** Removes a text from those of a document, if it is there. */
  | { readonly kind: 'withdraw'; readonly path: Path; readonly text: string }
  /** Adds a record to the texts of a document, once, and makes it its record. Refused when it is not there. */
  | { readonly kind: 'append'; readonly path: Path; readonly record: string }
  /** The same, of a document that is created when it is not there. */
  | { readonly kind: 'appendOrCreate'; readonly path: Path; readonly record: string };

/** Which documents of a collection are asked for: those that fit all of `equal` and the ranges. */
export interface Query {
  readonly collection: Path;
  readonly equal?: Content['fields'];
  /** Of the field that is ordered by: from a value on, before one, or up to one. */
  readonly range?: { readonly from?: number; readonly before?: number; readonly upTo?: number };
  /** Of the ids. */
  readonly ids?: { readonly from: string; readonly before: string };
  /** The field that is ordered by, and after it the id; without it the id alone. */
  readonly orderBy?: string;
  readonly direction?: 'ascending' | 'descending';
  /** The position after which the documents come: the value that is ordered by, and the id. */
  readonly after?: { readonly value?: number; readonly id: string };
  readonly limit?: number;
  /** Leaves out records, which are then empty. */
  readonly fieldsOnly?: boolean;
}

/** Firestore, as this store uses it. Methods reject with `StoreError` `unavailable` when it does not answer in time. */
export interface Database {
  /** Documents, in the order of their paths. Each costs a read, whether it is there or not. */
  get(paths: readonly Path[]): Promise<readonly (Document | undefined)[]>;
  /** Documents by a query. Each costs a read; finding none costs one too. */
  find(query: Query): Promise<readonly Document[]>;
  /** How many documents there are; a thousand cost one read. */
  count(query: Pick<Query, 'collection' | 'equal' | 'ids' | 'orderBy' | 'range' | 'limit'>): Promise<number>;
  /**
   * Makes all changes or none, and resolves to the version of what was changed; to `undefined` when one of them was
   * refused, or somebody else was changing the same.
   */
  commit(writes: readonly Write[]): Promise<Version | undefined>;
  /** Releases connections. Closing twice does no harm. */
  close(): Promise<void>;
}
