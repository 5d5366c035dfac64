/**
 * Which part of a list is asked for.
 *
 * A list rejects with {@link StoreError} `invalid-cursor` when the cursor is not one that it gave out, and with a
 * `RangeError` when the limit is out of bounds.
 */
export interface PageRequest {
  /** {@link Page.next} of the page before; absent for the first one. */
  readonly cursor?: string;
  /** The most items to return, 1 to {@link maxPageLimit}. */
  readonly limit: number;
}

/** The most items that a page holds. */
export const maxPageLimit = 1_000;

/**
 * For the stores: the limit of a page, checked.
 *
 * @throws {RangeError} when it is not a whole number from 1 to {@link maxPageLimit}.
 */
export function limitOf({ limit }: PageRequest): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxPageLimit) return limit;
  throw new RangeError(`expected a limit from 1 to ${maxPageLimit}, not ${limit}`);
}

/**
 * A part of a list. While items are added or removed, reading page by page neither repeats nor leaves out any other
 * item.
 */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}
