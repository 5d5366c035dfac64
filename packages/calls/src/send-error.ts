/** Why a call was not sent, or may not have been. */
export type SendErrorCode =
  /** Nobody has registered the station, and it never booted. Nothing is recorded. */
  | 'unknown-station'
  /** The station is rejected, or is pending and asked to start or stop. Nothing is recorded. */
  | 'not-accepted'
  /** The broker can't be reached. What is recorded stays `Pending`, and ends as `TimedOut` unless an answer comes. */
  | 'unavailable';

/** A call whose request may be right could not be sent. */
export class SendError extends Error {
  override readonly name = 'SendError';

  constructor(
    readonly code: SendErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
