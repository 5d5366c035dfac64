import { type CallErrorCode, errorCodes2 } from '@csms/ocpp-messages';

/**
 * An error that crosses the wire. A handler throws it to refuse a call; each OCPP version has its own spelling of the
 * code.
 *
 * @example
 * throw new CallError('SecurityError', 'the station is not accepted yet');
 */
export class CallError extends Error {
  override readonly name = 'CallError';

  /** Throws a `TypeError` for a code that no version has. */
  constructor(
    readonly code: CallErrorCode,
    /** For the station's maker: lower case, at most 255 characters, nothing about our internals. */
    readonly description: string,
    /** Further facts for the station's maker, as JSON. */
    readonly details: object = {},
    options?: ErrorOptions,
  ) {
    super(description, options);
    if (!Object.hasOwn(errorCodes2, code)) throw new TypeError(`expected an OCPP error code, not ${code}`);
  }
}

/**
 * The call error for anything that was thrown. What is no `CallError` becomes the `cause` of an `InternalError` without
 * details.
 */
export function toCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  return new CallError('InternalError', 'the call could not be handled', {}, { cause: thrown });
}
