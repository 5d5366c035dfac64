/** Why the API did not start. */
export type ApiSetupErrorCode =
  /** It was to listen beyond loopback, where it must have keys. */
  | 'keys-required'
  /** The hash of a key is not the hex of a SHA-256. */
  | 'invalid-key'
  /** The address can't be listened on; `cause` says why. */
  | 'cannot-listen';

/** The API did not start. */
export class ApiSetupError extends Error {
  override readonly name = 'ApiSetupError';

  constructor(
    readonly code: ApiSetupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
