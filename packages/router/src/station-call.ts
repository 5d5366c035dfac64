import { type ActionInfo, faultCodes, type Protocol } from '@csms/ocpp-messages';
import type { CallEnvelope } from '@csms/transport';
import { CallError, toCallError } from './call-error.js';
import type { Logger } from './context.js';
import type { Handled } from './handled.js';
import type { HandlerTable } from './handler-table.js';
import type { Handle, Incoming } from './interceptor.js';
import { refusal } from './refusal.js';

/**
 * Handles the call of a station: validates it, runs its handler and validates what that returns. Rejects with the
 * `CallError` that the standard prescribes, or with what the handler threw.
 */
export async function handleCall(
  protocol: Protocol,
  handlers: HandlerTable,
  call: Incoming,
): Promise<object | undefined> {
  const { action, request, context } = call;
  const info = knownAction(protocol, action);
  const handler = handlers.calls.get(action);
  if (!handler) throw new CallError('NotSupported', `${action} is not supported`);
  const fault = info.validateRequest(request);
  if (fault) throw new CallError(faultCodes[fault.kind], `${fault.path || 'the payload'} ${fault.message}`);
  return validAnswer(info, await handler(request as never, context as never));
}

/** Interceptors may answer instead of a handler, or replace its answer: that is validated as well. */
export function checkAnswers(protocol: Protocol, handle: Handle): Handle {
  return async (incoming) => {
    const answer = await handle(incoming);
    return incoming.kind === 'call' ? validAnswer(knownAction(protocol, incoming.action), answer) : answer;
  };
}

function knownAction({ actions, version }: Protocol, action: string): ActionInfo {
  const info = actions.get(action);
  if (!info) throw new CallError('NotImplemented', `the action is none of OCPP ${version}`);
  return info;
}

function validAnswer({ action, validateResponse }: ActionInfo, answer: unknown): object | undefined {
  const fault = validateResponse?.(answer);
  if (fault)
    throw new TypeError(`the answer to ${action} is wrong: ${fault.path || 'the payload'} ${fault.message}`);
  return answer as object | undefined;
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
    const response = await handle(incoming);
    return isAnswered(protocol, action)
      ? { answer: { type: 3, action, id, response: response as object, state } }
      : {};
  } catch (thrown) {
    const error = toCallError(thrown);
    logRefusal(logger, error, incoming);
    return refuseCall(protocol, envelope, error);
  }
}

/** Answers a call with an error, unless it is a message that is never answered. */
export function refuseCall(protocol: Protocol, call: CallEnvelope, error: CallError): Handled {
  return isAnswered(protocol, call.action) ? { answer: refusal(protocol, call, error) } : {};
}

function isAnswered(protocol: Protocol, action: string): boolean {
  return protocol.actions.get(action)?.kind !== 'send';
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
