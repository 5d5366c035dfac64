import type { OcppVersion } from '@csms/ocpp-messages';
import type { TraceContext } from '@csms/transport';

/** A call in the hands of a gateway. */
export interface ObservedCall {
  /** Who made it. */
  readonly from: 'station' | 'csms';
  readonly stationId: string;
  readonly version: OcppVersion;
  /** As its maker wrote it: no action of this version, perhaps. */
  readonly action: string;
  readonly messageId: string;
  /** The trace that it came with. */
  readonly trace?: TraceContext;
}

/** How a call ended at a gateway: by a result, by an error, or not at all. */
export type ObservedOutcome = 'answered' | 'refused' | 'unanswered';

/** A call that is followed. */
export interface Observation {
  /** The trace that what is published about the call belongs to; without it, that which the call came with. */
  readonly trace?: TraceContext;
  /** The call has ended. This is said once of every call. */
  end(outcome: ObservedOutcome): void;
}

/** Follows the calls of a gateway, for traces and metrics. It must not throw, and is on the way of every message. */
export interface GatewayObserver {
  /** A station's call was read from its socket, or a call of ours has come for a station. */
  begin(call: ObservedCall): Observation;
}

/** An observer for gateways that have none. */
export const noObserver: GatewayObserver = { begin: () => unobserved };

/** A call that nobody follows, or no longer. */
export const unobserved: Observation = { end() {} };
