import type { OcppVersion } from '@csms/ocpp-messages';
import type { HandlerContext } from './context.js';

/** A message that a router handles: a station's call, or its answer to a call of ours. */
export interface Incoming {
  readonly kind: 'call' | 'result' | 'error';
  readonly version: OcppVersion;
  readonly action: string;
  /** The request of the call, whoever made it; may be absent where the call was ours. Validated further in. */
  readonly request?: unknown;
  /** Of a result: what the station answered; valid. */
  readonly response?: object;
  /** Of an error: why the station refused, or what is wrong with its answer. */
  readonly error?: { readonly code: string; readonly description: string; readonly details: object };
  /** What came along with an answer to a call of ours. */
  readonly state?: unknown;
  readonly context: HandlerContext;
}

/** Handles a message; resolves to the response of a call, rejects with what it is refused for. */
export type Handle = (incoming: Incoming) => Promise<object | undefined>;

/**
 * Wraps the handling of every message, for logs, traces, metrics or rules that hold for all actions. The first one
 * registered is the outermost.
 */
export type Interceptor = (next: Handle) => Handle;
