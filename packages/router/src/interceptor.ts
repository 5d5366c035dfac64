import type { OcppVersion } from '@csms/ocpp-messages';
import type { TraceContext } from '@csms/transport';
import type { HandlerContext } from './context.js';

/** A message that a router handles: a station's call, or its answer to a call of ours. */
export interface Incoming {
  readonly kind: 'call' | 'result' | 'error';
  readonly version: OcppVersion;
  /** As it was received: no action of this version, perhaps. */
  readonly action: string;
  /** Of a call, as it was received: it is validated further in. Of an answer, what we asked; may be absent. */
  readonly request?: unknown;
  /** Of a result: what the station answered; valid. */
  readonly response?: object;
  /** Of an error: why the station refused, or what is wrong with its answer. */
  readonly error?: { readonly code: string; readonly description: string; readonly details: object };
  /** What came along with an answer to a call of ours. */
  readonly state?: unknown;
  /** The trace that the message belongs to, where its sender keeps one. */
  readonly trace?: TraceContext;
  readonly context: HandlerContext;
}

/**
 * Handles a message. Resolves to the response of a call, and to `undefined` for what is not answered; rejects with what
 * a call is refused for.
 */
export type Handle = (incoming: Incoming) => Promise<object | undefined>;

/**
 * Wraps the handling of every message, for logs, traces, metrics or rules that hold for all actions. The first one
 * registered is the outermost. What it answers instead of a handler is validated as a handler's answer is.
 */
export type Interceptor = (next: Handle) => Handle;
