/** Which part of a list is asked for. */
export interface PageRequest {
  /** {@link Page.next} of the page before; absent for the first one. */
  readonly cursor?: string;
  /** The most items to return, 1 to 1000. */
  readonly limit: number;
}

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}
