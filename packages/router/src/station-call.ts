import { type ActionInfo, faultCodes, type Protocol } from '@csms/ocpp-messages';
import type { CallEnvelope } from '@csms/transport';
import { CallError, toCallError } from './call-error.js';
import type { HandlerContext } from './context.js';
import type { Handled } from './handled.js';
import type { HandlerTable, Registered } from './handler-table.js';
import type { Handle, Incoming } from './interceptor.js';
import type { PayloadReader, ReadPayload } from './payload-reader.js';
import { refusal } from './refusal.js';

/** What handling a call works with. */
export interface CallDeps {
  readonly protocol: Protocol;
  readonly handlers: HandlerTable;
  readonly readPayload: PayloadReader;
}

/**
 * Handles the call of a station: reads its request, runs its handler and validates what that returns. Rejects with the
 * `CallError` that the standard prescribes, or with what the handler threw.
 */
export function handleCall(
  { protocol, handlers: { calls }, readPayload }: CallDeps,
  { action, request, context }: Incoming,
): Promise<object | undefined> {
  const registered = calls.get(action);
  if (!registered) return Promise.reject(unsupported(protocol, action));
  const { info } = registered;
  try {
    const reading = readPayload({ part: 'request', payload: request, info, context });
    // Strict reading returns no promise, so that no message has to wait for one.
    return reading instanceof Promise
      ? reading.then((read) => handlePayload(registered, read, context))
      : handlePayload(registered, reading, context);
  } catch (thrown) {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- anything may be thrown
    return Promise.reject(thrown);
  }
}

/** Throws what {@link handleCall} rejects with. */
function handlePayload(
  { info, handler }: Registered,
  { payload, fault }: ReadPayload,
  context: HandlerContext,
): Promise<object | undefined> {
  if (fault) throw new CallError(faultCodes[fault.kind], `${fault.path || 'the payload'} ${fault.message}`);
  const answer = handler(payload as never, context as never);
  return Promise.resolve(answer).then((settled) => validAnswer(info, settled));
}

function unsupported(protocol: Protocol, action: string): CallError {
  return protocol.actions.has(action)
    ? new CallError('NotSupported', `${action} is not supported`)
    : notImplemented(protocol);
}

function notImplemented({ version }: Protocol): CallError {
  return new CallError('NotImplemented', `OCPP ${version} has no such action`);
}

/** The answer if it is valid; none for a message that is never answered, whatever its handler returned. */
function validAnswer({ action, validateResponse }: ActionInfo, answer: unknown): object | undefined {
  if (!validateResponse) return undefined;
  const fault = validateResponse(answer);
  if (fault)
    throw new TypeError(`the answer to ${action} is wrong: ${fault.path || 'the payload'} ${fault.message}`);
  return answer as object;
}

/**
 * The answer to the call of a station. There always is one, except to a message that is never answered.
 *
 * Every message passes through this and {@link handleCall}: without `async` they take half of the memory.
 */
export function answerCall(
  { protocol }: { readonly protocol: Protocol },
  handle: Handle,
  incoming: Incoming,
  envelope: CallEnvelope,
): Promise<Handled> {
  function accept(handled: object | undefined): Handled {
    try {
      return answerWith(protocol, envelope, handled);
    } catch (thrown) {
      return refuse(thrown);
    }
  }

  function refuse(thrown: unknown): Handled {
    const error = toCallError(thrown);
    logRefusal(error, incoming.context);
    return refuseCall(protocol, envelope, error);
  }

  try {
    return Promise.resolve(handle(incoming)).then(accept, refuse);
  } catch (thrown) {
    return Promise.resolve(refuse(thrown));
  }
}

/** Validates the answer again, because an interceptor may have answered in place of the handler. */
function answerWith(protocol: Protocol, { id, action, state }: CallEnvelope, handled: unknown): Handled {
  const info = protocol.actions.get(action);
  if (!info) throw notImplemented(protocol);
  const response = validAnswer(info, handled);
  return response ? { answer: { type: 3, action, id, response, state } } : {};
}

/** Answers a call with an error, unless it is a message that is never answered. */
export function refuseCall(protocol: Protocol, call: CallEnvelope, error: CallError): Handled {
  const isAnswered = protocol.actions.get(call.action)?.kind !== 'send';
  return isAnswered ? { answer: refusal(protocol, call, error) } : {};
}

/** A refusal concerns the station only; one with a cause is a fault of ours, and logged as an error. */
function logRefusal(error: CallError, { logger }: HandlerContext): void {
  const { code, description, cause } = error;
  if (Object.hasOwn(error, 'cause')) logger.error({ code, err: cause }, `a call failed: ${description}`);
  else logger.warn({ code }, `refused a call: ${description}`);
}
