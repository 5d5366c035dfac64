import type { Fault } from '@csms/ocpp-messages';

/** Why a call to a station was not made. */
export type CallRequestErrorCode =
  /** The version has no such action that a CSMS may send. */
  | 'unknown-action'
  /** The request breaks the action's schema. */
  | 'invalid-request'
  /** The message id is empty or too long. */
  | 'invalid-id';

/** A call to a station that can't be made as asked. Nothing was recorded or sent. */
export class CallRequestError extends Error {
  override readonly name = 'CallRequestError';

  constructor(
    readonly code: CallRequestErrorCode,
    message: string,
    /** What is wrong with an `invalid-request`. */
    readonly fault?: Fault,
  ) {
    super(message);
  }
}
