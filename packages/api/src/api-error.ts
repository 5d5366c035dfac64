/** What is wrong with an item of a list. */
export interface ItemFault {
  /** From 0 on. */
  readonly index: number;
  readonly error: string;
}

/** A request that can't be fulfilled. Its message is shown to the caller, so it names no value of ours. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** For a list: which of its items are at fault, and why. */
    readonly faults?: readonly ItemFault[],
  ) {
    super(message);
  }
}

/** What was asked for does not exist. */
export function notFound(what: string): ApiError {
  return new ApiError(404, `${what} is not known`);
}
