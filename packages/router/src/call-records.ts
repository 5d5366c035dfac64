/** Where a call to a station stands. */
export type CallStatus = 'Pending' | 'Sent' | 'Answered' | 'Refused' | 'NotConnected' | 'TimedOut';

/** A call as it is first recorded. */
export interface NewCallRecord {
  readonly callId: string;
  readonly stationId: string;
  readonly ocppVersion: string;
  readonly action: string;
  readonly request: object;
  readonly requestedBy?: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** How a call ended. */
export type CallEnding =
  | { readonly status: 'Answered'; readonly response: object }
  | {
      readonly status: 'Refused';
      readonly error: { readonly code: string; readonly description: string };
      readonly response?: object;
    }
  | { readonly status: 'NotConnected' | 'TimedOut' };

/** The methods that the router needs to record calls; `store.calls` of `@csms/store` fits. */
export interface CallRecords {
  /** Records a call as `Pending`, unless there is one with its id for the station; resolves to the recorded call. */
  create(call: NewCallRecord): Promise<{
    readonly created: boolean;
    readonly call: Pick<NewCallRecord, 'action' | 'request'> & { readonly status: CallStatus };
  }>;
  /** Turns `Pending` into `Sent`; any other status stays. */
  markSent(stationId: string, callId: string): Promise<void>;
  /** Ends a call and resolves to its record, with the request, or to `undefined` when there is no such call. */
  complete(
    stationId: string,
    callId: string,
    ending: CallEnding,
    at: Date,
  ): Promise<{ readonly status: CallStatus; readonly request?: object } | undefined>;
}
