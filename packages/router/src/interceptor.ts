import type { OcppVersion } from '@csms/ocpp-messages';
import type { TraceContext } from '@csms/transport';
import type { HandlerContext } from './context.js';

/** A message that a router handles: a station's call, or its answer to a call of ours. */
export interface Incoming {
  readonly kind: 'call' | 'result' | 'error';
  readonly version: OcppVersion;
  /** As it was received: it may be no action of this version. */
  readonly action: string;
  /** Of a call: as it was received, not validated yet. Of an answer: the request of our call; may be absent. */
  readonly request?: unknown;
  /** Of a result: the station's response; valid. */
  readonly response?: object;
  /** Of an error: why the station refused, or what is wrong with its answer. */
  readonly error?: { readonly code: string; readonly description: string; readonly details: object };
  /** What the caller attached to its call, if the gateway sent it back. */
  readonly state?: unknown;
  /** The trace that the message belongs to, if its sender keeps one. */
  readonly trace?: TraceContext;
  readonly context: HandlerContext;
}

/**
 * Handles a message. Resolves to the response to a call, and to `undefined` when there is none to send; rejects with
 * the reason for which a call is refused.
 */
export type Handle = (incoming: Incoming) => Promise<object | undefined>;

/**
 * Wraps the handling of every message, for logs, traces, metrics or rules that hold for all actions. The first one
 * registered is the outermost. Its own answers are validated like those of a handler.
 */
export type Interceptor = (next: Handle) => Handle;
