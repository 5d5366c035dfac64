/** Why a service outside gave no answer. */
export type OutsideErrorCode =
  /** Not a URL of HTTP or HTTPS, or one with a user name or password. */
  | 'invalid-url'
  /** Every address of the host is a loopback, link-local, private or otherwise reserved one. */
  | 'address-refused'
  /** It can't be found or reached, proves another identity, or broke off. */
  | 'unavailable'
  /** The answer was not complete in time. */
  | 'timeout'
  /** The answer is larger than it may be. */
  | 'too-large'
  /** The caller's signal. */
  | 'aborted';

/** A request that got no answer, or none that is read. Its message names the host at most. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';

  constructor(
    readonly code: OutsideErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
