/** Why a store could not do what it was asked to. */
export type StoreErrorCode =
  /** The database can't be reached or did not answer in time. The same call may succeed later. */
  | 'unavailable'
  /** Another record stands in the way, such as a station whose id differs in case only. */
  | 'conflict'
  /** The cursor is not one that this list gave out. */
  | 'invalid-cursor'
  /** There is no room for what is to be kept. */
  | 'full';

/** A failure of a store. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
