/** What a parameter of a statement may be; dates are written by `timestampOf`, records by their codec. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly (string | number | boolean | null | undefined)[];

/** What runs statements. They reject with `StoreError` `unavailable` when the database can't be reached. */
export interface Queries {
  /** Runs one statement with parameters `$1`, `$2`... and resolves to its rows. */
  query<Row>(text: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** Runs statements without parameters, one after the other. */
  run(script: string): Promise<void>;
}

/** The name of a lock on something that may have no row yet: its kind, and what it belongs to. */
export type LockName = readonly [kind: string, ...of: string[]];

/** PostgreSQL, embedded or as a server. */
export interface Database extends Queries {
  /**
   * Runs what `work` does in one transaction, which is rolled back when it rejects. Of transactions with a lock in
   * common, one begins when the other has ended.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>, locks?: readonly LockName[]): Promise<T>;
  /** Releases connections and files. Closing twice does no harm. */
  close(): Promise<void>;
}
