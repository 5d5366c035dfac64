import type { Page, PageRequest } from './page.js';
import type { Removed } from './removed.js';

/** Where a call to a station stands. The last four are final, but a late answer still ends a `TimedOut`. */
export type CallStatus = 'Pending' | 'Sent' | 'Answered' | 'Refused' | 'NotConnected' | 'TimedOut';

/** Why a call was refused. */
export interface CallFailure {
  /** OCPP error code, as the station wrote it. */
  readonly code: string;
  readonly description: string;
}

/** A call that the CSMS made to a station. */
export interface CallRecord {
  /** OCPP message id of the call. */
  readonly callId: string;
  readonly stationId: string;
  /** The version that it was made in; absent when that of the station is not known, so that it was never sent. */
  readonly ocppVersion?: string;
  readonly action: string;
  readonly request: object;
  readonly status: CallStatus;
  /** Who asked for it, where it is known. */
  readonly requestedBy?: string;
  readonly response?: object;
  readonly error?: CallFailure;
  readonly createdAt: Date;
  /** When an answer is no longer waited for. */
  readonly expiresAt: Date;
  readonly completedAt?: Date;
}

/** A call as it is first recorded. */
export type NewCall = Omit<CallRecord, 'status' | 'response' | 'error' | 'completedAt'>;

/** How a call ended. */
export type CallOutcome =
  | { readonly status: 'Answered'; readonly response: object }
  | { readonly status: 'Refused'; readonly error: CallFailure; readonly response?: object }
  | { readonly status: 'NotConnected' | 'TimedOut' };

/** Calls to stations. Every value returned is the caller's own copy. */
export interface CallStore {
  /**
   * Records a call as `Pending`. When the station has a call of that id already, nothing changes. Resolves to the call
   * as it is recorded.
   */
  create(call: NewCall): Promise<{ readonly created: boolean; readonly call: CallRecord }>;
  /** Turns `Pending` into `Sent`; changes nothing in any other status. */
  markSent(stationId: string, callId: string): Promise<void>;
  /**
   * Ends a call and resolves to its record. The first final status stays, except that a late answer turns `TimedOut`
   * into `Answered` or `Refused`. Resolves to `undefined` when there is no such call.
   */
  complete(
    stationId: string,
    callId: string,
    outcome: CallOutcome,
    at: Date,
  ): Promise<CallRecord | undefined>;
  /**
   * Ends calls that are `Pending` or `Sent` though their time is over at `now`, as `TimedOut`: those that expired first,
   * `limit` of them at most. Resolves to these calls; no call is given to two callers.
   */
  expireDue(now: Date, limit: number): Promise<readonly CallRecord[]>;
  /** Resolves to `undefined` when there is no such call. */
  find(stationId: string, callId: string): Promise<CallRecord | undefined>;
  /** Calls of a station, the latest first. */
  list(stationId: string, page: PageRequest): Promise<Page<CallRecord>>;
  /** Removes calls that ended before a time, the earliest first, `limit` of them at most, 1 to 1,000. */
  removeCompleted(before: Date, limit: number): Promise<Removed>;
}
