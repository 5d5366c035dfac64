import type { ApiInterceptor } from '@csms/api';
import type { Calls } from '@csms/calls';
import type { GatewayObserver } from '@csms/gateway';
import type { Interceptor } from '@csms/router';
import type { Store } from '@csms/store';
import type { Transport } from '@csms/transport';
import type { ProgramLogger } from '../logging.js';
import type { KnownAction } from '../metrics/known-action.js';

/** Makes traces of what services do. Spans have names, ids and durations, and never the content of a message. */
export interface Tracing {
  /** Records bear the id of the trace that they are written in. */
  logger(logger: ProgramLogger): ProgramLogger;
  /** Messages carry their trace; sending and handling them are spans. */
  transport(transport: Transport): Transport;
  /** Its methods make spans. */
  store(store: Store): Store;
  /** Calls to stations are spans. */
  calls(calls: Calls): Calls;
  /** The outermost interceptor of a router: tells of the message in its span. */
  messages(labelOf: KnownAction): Interceptor;
  /** The innermost interceptor of a router: what a handler does is a span. */
  handlers(labelOf: KnownAction): Interceptor;
  /** Calls at a gateway are spans. */
  gateway(labelOf: KnownAction): GatewayObserver;
  /** Requests to the API are spans. */
  requests(): ApiInterceptor;
  /** Exports what is left, and ends. */
  close(): Promise<void>;
}
