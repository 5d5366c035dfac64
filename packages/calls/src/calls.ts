import type { CallOptions } from '@csms/router';
import type { Call } from './call.js';
import type { CallAction, CallRequest, CallResponse, CallVersion } from './messages.js';

/** How a call is sent, and whether its end is waited for. */
export interface SendOptions extends CallOptions {
  /** How long to wait for the end of the call, in milliseconds; 0, which is not at all, by default. */
  readonly waitMs?: number;
  /** Ends the wait only: the call goes on. */
  readonly signal?: AbortSignal;
}

/** Calls to stations that speak one version of OCPP. */
export interface VersionCalls<V extends CallVersion> {
  /**
   * Sends a call as {@link Calls.send} does, but does not look the station up: one that is not known, or is connected in
   * another version, is not connected, and whether it may be called by its registration is the caller's to know.
   */
  send<A extends CallAction<V>>(
    stationId: string,
    action: A,
    request: CallRequest<A, V>,
    options?: SendOptions,
  ): Promise<Call<CallResponse<A, V>>>;
}

/** Calls to stations: validated, recorded, and completed by whichever manager gets the answer. */
export interface Calls {
  /**
   * Sends a call in the version that the station speaks, and resolves to its record: with `waitMs` when it has ended or
   * the wait is over, otherwise as soon as it is sent. A call to a station that is not connected, or of which no version
   * is known, ends as `NotConnected` at once and is never sent later.
   *
   * @throws {CallRequestError} when the station's version has no such action of the CSMS, or the request breaks its
   * schema. Nothing was recorded or sent.
   * @throws {SendError} `unknown-station`, `not-accepted` or `unavailable`. What the store rejects with is thrown as it is.
   *
   * @example
   * const call = await calls.send('CP01', 'RemoteStartTransaction', { idTag: '04E91C5A' }, { waitMs: 10_000 });
   * if (call.status === 'Answered' && call.response.status === 'Accepted') console.log('it will try');
   */
  send<A extends CallAction>(
    stationId: string,
    action: A,
    request: CallRequest<A>,
    options?: SendOptions,
  ): Promise<Call<CallResponse<A>>>;
  /**
   * Sends a call as {@link Calls.send} does, for an action and a request from outside that only validation has judged.
   */
  sendUntyped(stationId: string, action: string, request: unknown, options?: SendOptions): Promise<Call>;
  /** Calls to stations whose version is known to the caller. */
  for<V extends CallVersion>(version: V): VersionCalls<V>;
  /**
   * Resolves to a call when it has ended, or as it is when the time is over or the signal says so; to `undefined` when
   * the station has no such call.
   *
   * @throws {SendError} `unavailable`.
   */
  waitFor(
    stationId: string,
    callId: string,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<Call | undefined>;
}
