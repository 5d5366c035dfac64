import { type ActionInfo, faultCodes, type Protocol } from '@csms/ocpp-messages';
import type { CallEnvelope } from '@csms/transport';
import { CallError, toCallError } from './call-error.js';
import type { Logger } from './context.js';
import type { Handled } from './handled.js';
import type { HandlerTable } from './handler-table.js';
import type { Handle, Incoming } from './interceptor.js';
import type { PayloadReader } from './payload-reader.js';
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
export async function handleCall(
  { protocol, handlers: { calls }, readPayload }: CallDeps,
  { action, request, context }: Incoming,
): Promise<object | undefined> {
  const registered = calls.get(action);
  if (!registered) {
    throw new CallError('NotSupported', `${knownAction(protocol, action).action} is not supported`);
  }
  const { info, handler } = registered;
  const reading = readPayload({ part: 'request', payload: request, info, context });
  // Strict reading is on the way of every message, and costs no turn.
  const { payload, fault } = reading instanceof Promise ? await reading : reading;
  if (fault) throw new CallError(faultCodes[fault.kind], `${fault.path || 'the payload'} ${fault.message}`);
  return validAnswer(info, await handler(payload as never, context as never));
}

function knownAction({ actions, version }: Protocol, action: string): ActionInfo {
  const info = actions.get(action);
  if (!info) throw new CallError('NotImplemented', `the action is none of OCPP ${version}`);
  return info;
}

/** Whatever is returned for a message that is never answered, it has no answer. */
function validAnswer({ action, validateResponse }: ActionInfo, answer: unknown): object | undefined {
  if (!validateResponse) return undefined;
  const fault = validateResponse(answer);
  if (fault)
    throw new TypeError(`the answer to ${action} is wrong: ${fault.path || 'the payload'} ${fault.message}`);
  return answer as object;
}

/** The answer to the call of a station. There is one whatever happens, but for a message that is never answered. */
export async function answerCall(
  { protocol, logger }: { readonly protocol: Protocol; readonly logger: Logger },
  handle: Handle,
  incoming: Incoming,
  envelope: CallEnvelope,
): Promise<Handled> {
  const { id, action, state } = envelope;
  try {
    const handled = await handle(incoming);
    // Again, for an interceptor may have answered in the handler's place.
    const response = validAnswer(knownAction(protocol, action), handled);
    return response ? { answer: { type: 3, action, id, response, state } } : {};
  } catch (thrown) {
    const error = toCallError(thrown);
    logRefusal(logger, error, incoming);
    return refuseCall(protocol, envelope, error);
  }
}

/** Answers a call with an error, unless it is a message that is never answered. */
export function refuseCall(protocol: Protocol, call: CallEnvelope, error: CallError): Handled {
  const isAnswered = protocol.actions.get(call.action)?.kind !== 'send';
  return isAnswered ? { answer: refusal(protocol, call, error) } : {};
}

/** A refusal is the station's matter; what has a cause of ours is an error. */
function logRefusal(
  logger: Logger,
  error: CallError,
  { action, context: { stationId, messageId } }: Incoming,
): void {
  const fields = { stationId, messageId, action, code: error.code };
  if (Object.hasOwn(error, 'cause'))
    logger.error({ ...fields, err: error.cause }, `a call failed: ${error.description}`);
  else logger.warn(fields, `refused a call: ${error.description}`);
}
