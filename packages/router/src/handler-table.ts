import type { ActionInfo, MessageMap, Protocol } from '@csms/ocpp-messages';
import type { HandlerSet } from './handlers.js';

/** A handler whose types were checked when it was registered. */
export type AnyHandler = (payload: never, context: never) => unknown;

/** A handler, and the action that it is for. */
export interface Registered {
  readonly info: ActionInfo;
  readonly handler: AnyHandler;
}

/** The handlers of a router: of calls, results and errors, each by action. */
export interface HandlerTable {
  readonly calls: Map<string, Registered>;
  readonly results: Map<string, Registered>;
  readonly errors: Map<string, Registered>;
}

/** Makes an empty table. */
export function createHandlerTable(): HandlerTable {
  return { calls: new Map(), results: new Map(), errors: new Map() };
}

/**
 * Puts a handler into a table. Throws a `TypeError` for an action that the version does not have in this direction, for
 * one that has a handler already, and for a handler that is no function.
 */
export function register(
  { version, actions }: Protocol,
  table: HandlerTable,
  kind: keyof HandlerTable,
  action: string,
  handler: AnyHandler,
): void {
  const sender = kind === 'calls' ? 'station' : 'csms';
  const info = actions.get(action);
  if (!info || (info.sender !== sender && info.sender !== 'both')) {
    throw new TypeError(`expected an action that the ${sender} sends in OCPP ${version}, not ${action}`);
  }
  if (typeof handler !== 'function')
    throw new TypeError(`expected a function to handle ${kind} of ${action}`);
  if (table[kind].has(action))
    throw new TypeError(`expected one handler for ${kind} of ${action}, not a second`);
  table[kind].set(action, { info, handler });
}

/** Puts many handlers into a table; an action whose handler is `undefined` is left out. */
export function registerAll<M extends MessageMap<M>>(
  protocol: Protocol<M>,
  table: HandlerTable,
  handlers: HandlerSet<M>,
): void {
  for (const kind of ['calls', 'results', 'errors'] as const) {
    for (const [action, handler] of Object.entries(handlers[kind] ?? {})) {
      if (handler !== undefined) register(protocol, table, kind, action, handler as AnyHandler);
    }
  }
}
