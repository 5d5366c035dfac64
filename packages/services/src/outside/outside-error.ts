/** Why a service outside gave no answer, or none that helps. */
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
  /** It refuses the request, and would do so again. */
  | 'refused'
  /** It answered that it could not do it now, or that the token does not count. */
  | 'failed'
  /** Its answer is not what it should be. */
  | 'malformed'
  /** The caller's signal ended it. */
  | 'aborted';

/** A request that got no answer, or none that helps. Its message names the host at most. */
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
