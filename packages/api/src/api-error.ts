/** A request that can't be fulfilled. Its message is shown to the caller, so it names no value of ours. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** What was asked for does not exist. */
export function notFound(what: string): ApiError {
  return new ApiError(404, `${what} is not known`);
}
