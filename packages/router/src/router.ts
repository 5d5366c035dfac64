import type { FromCsms, FromStation, MessageMap, Protocol } from '@csms/ocpp-messages';
import type { Emitter, Message, StationTopic, Transport } from '@csms/transport';
import type { CallRecords } from './call-records.js';
import { type Clock, type Logger, silentLogger, systemClock } from './context.js';
import { createDispatch, type Dispatch } from './dispatch.js';
import type { Handled } from './handled.js';
import { createHandlerTable, register, registerAll } from './handler-table.js';
import type {
  Answer,
  ErrorHandler,
  ExactCallHandler,
  ExactHandlerSet,
  HandlerSet,
  ResultHandler,
} from './handlers.js';
import type { Interceptor } from './interceptor.js';
import { type PayloadReader, readStrictly } from './payload-reader.js';
import { type ServeOptions, type Server, serve } from './serve.js';

/** What a router works with. */
export interface RouterOptions {
  /** Records of calls to stations, which the router completes when answers arrive; `store.calls` fits. */
  readonly records?: CallRecords;
  /** Reads what stations send; by default, what breaks its schema is refused. */
  readonly readPayload?: PayloadReader;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** Validates messages of one OCPP version, finds their handlers and sends the answers. */
export interface Router<M extends MessageMap<M>> {
  readonly protocol: Protocol<M>;
  /** Registers the handler of a station's calls. Throws a `TypeError` when the action has one already. */
  on<A extends FromStation<M>, R extends Answer<M, A>>(
    action: A,
    handler: ExactCallHandler<M, A, R>,
  ): Router<M>;
  /** Registers a handler, in place of the present one if there is one. */
  replace<A extends FromStation<M>, R extends Answer<M, A>>(
    action: A,
    handler: ExactCallHandler<M, A, R>,
  ): Router<M>;
  /** Registers the handler of the answers to our calls of an action. Throws a `TypeError` when it has one already. */
  onResult<A extends FromCsms<M>>(action: A, handler: ResultHandler<M, A>): Router<M>;
  /** Registers the handler of the refusals of our calls of an action. Throws a `TypeError` when it has one already. */
  onError<A extends FromCsms<M>>(action: A, handler: ErrorHandler<M, A>): Router<M>;
  /** Registers many handlers at once, leaving out what is `undefined`. Throws a `TypeError` as the others do. */
  mount<S extends HandlerSet<M>>(handlers: ExactHandlerSet<M, S>): Router<M>;
  /**
   * Wraps the handling of every message; the first one registered is the outermost. Throws a `TypeError` once the
   * router handles messages.
   */
  use(interceptor: Interceptor): Router<M>;
  /**
   * Handles one message of a station without sending the answer, for programs with a transport of their own. Never
   * rejects, and sets no time limit.
   */
  handle(message: Message<StationTopic>, emitter: Emitter): Promise<Handled>;
  /** Handles what this version's stations say on a transport, until the server is closed. */
  serve(transport: Transport, options?: ServeOptions): Promise<Server>;
}

/**
 * Makes a router for one OCPP version.
 *
 * @example
 * const router = createRouter(ocpp16).on('Heartbeat', (_request, { clock }) => ({
 *   currentTime: clock.now().toISOString(),
 * }));
 * const server = await router.serve(transport);
 */
export function createRouter<M extends MessageMap<M>>(
  protocol: Protocol<M>,
  options: RouterOptions = {},
): Router<M> {
  const { records, readPayload = readStrictly, clock = systemClock, logger = silentLogger } = options;
  const handlers = createHandlerTable();
  const interceptors: Interceptor[] = [];
  let dispatch: Dispatch | undefined;

  /** Made when it is first used, when all interceptors are known. */
  function dispatcher(): Dispatch {
    dispatch ??= createDispatch(
      { protocol, handlers, readPayload, clock, logger, ...(records && { records }) },
      interceptors,
    );
    return dispatch;
  }

  const router: Router<M> = {
    protocol,
    on(action, handler) {
      register(protocol, handlers, 'calls', action, handler);
      return router;
    },
    replace(action, handler) {
      handlers.calls.delete(action);
      register(protocol, handlers, 'calls', action, handler);
      return router;
    },
    onResult(action, handler) {
      register(protocol, handlers, 'results', action, handler);
      return router;
    },
    onError(action, handler) {
      register(protocol, handlers, 'errors', action, handler);
      return router;
    },
    mount(set) {
      registerAll(protocol, handlers, set);
      return router;
    },
    use(interceptor) {
      if (dispatch) throw new TypeError('expected an interceptor before the router handles messages');
      interceptors.push(interceptor);
      return router;
    },
    handle: (message, emitter) => dispatcher()(message, emitter).handled,
    serve: (transport, serveOptions) =>
      serve({ protocol, dispatch: dispatcher(), logger }, transport, serveOptions),
  };
  return router;
}
