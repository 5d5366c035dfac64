import type { CallFailure, CallRecord, CallStatus } from '@csms/store';

/** A call to a station as it is recorded, with what came of it. */
export type Call<Response = object> = Omit<CallRecord, 'status' | 'response' | 'error'> &
  CallOutcome<Response>;

type CallOutcome<Response> =
  /** The station's response is valid. */
  | { readonly status: 'Answered'; readonly response: Response }
  /** The station answered with an error, or with a response that breaks its schema. */
  | { readonly status: 'Refused'; readonly error: CallFailure; readonly response?: object }
  | { readonly status: Exclude<CallStatus, 'Answered' | 'Refused'> };

/** Whether a call has ended. An answer may still come after `TimedOut`. */
export function hasEnded({ status }: { readonly status: CallStatus }): boolean {
  return status !== 'Pending' && status !== 'Sent';
}
