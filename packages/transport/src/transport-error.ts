/** Why a transport could not do what it was asked to. */
export type TransportErrorCode =
  /** The transport was closed. */
  | 'closed'
  /** The broker can't be reached, or did not acknowledge in time. */
  | 'unavailable'
  /** The broker takes no message of so many bytes. */
  | 'too-large'
  /** A text is no envelope or no event. */
  | 'malformed'
  /** A name or an id that no topic can carry. */
  | 'invalid-topic';

/** A failure of a transport. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly code: TransportErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
