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

/** What the router needs of the records of calls; `store.calls` of `@csms/store` fits. */
export interface CallRecords {
  /** Records a call as `Pending`, unless the station has a call of that id; resolves to the call as it is recorded. */
  create(call: NewCallRecord): Promise<{
    readonly created: boolean;
    readonly call: Pick<NewCallRecord, 'action' | 'request'> & { readonly status: CallStatus };
  }>;
  /** Turns `Pending` into `Sent`, and nothing else. */
  markSent(stationId: string, callId: string): Promise<void>;
  /** Ends a call and resolves to its record, with what was asked, or to `undefined` when there is no such call. */
  complete(
    stationId: string,
    callId: string,
    ending: CallEnding,
    at: Date,
  ): Promise<{ readonly status: CallStatus; readonly request?: object } | undefined>;
}
