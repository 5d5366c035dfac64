import { definedFields } from '@csms/services';
import type { Call } from '../call.js';
import type { Calls, SendOptions } from '../calls.js';
import type { CallAction, CallRequest, CallResponse, CallVersion } from '../messages.js';
import type { CommandOutcome, StationReason, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';

/** A call that a command makes in one version, and how the answer reads in words of none. */
export interface Message<Answer> {
  readonly action: string;
  readonly request: object;
  send(calls: Pick<Calls, 'for'>, stationId: string, options: SendOptions): Promise<CommandOutcome<Answer>>;
}

/**
 * Makes the messages of one version. What comes back is read from the record of the call: when the command was given
 * before, the request may be another one than this time.
 */
function messagesOf<V extends CallVersion>(version: V) {
  return <A extends CallAction<V>, Answer>(
    action: A,
    request: CallRequest<A, V>,
    read: (response: CallResponse<A, V>, request: CallRequest<A, V>) => Answer,
  ): Message<Answer> => ({
    action,
    request: request as object,
    async send(calls, stationId, options) {
      const call = await calls.for(version).send(stationId, action, request, options);
      if (call.action !== action) {
        throw new CommandError('id-taken', `expected a new id, not that of a ${call.action}`);
      }
      return outcomeOf(call, (response) => read(response, call.request as CallRequest<A, V>));
    },
  });
}

/** Makes a message of OCPP 1.6. */
export const message16 = messagesOf('1.6');

/** Makes a message of OCPP 2.0.1. */
export const message201 = messagesOf('2.0.1');

function outcomeOf<Response, Answer>(
  call: Call<Response>,
  read: (response: Response) => Answer,
): CommandOutcome<Answer> {
  const plain = call as Call;
  switch (call.status) {
    case 'Answered':
      return { status: call.status, answer: read(call.response), call: plain };
    case 'Refused':
      return { status: call.status, error: call.error, call: plain };
    default:
      return { status: call.status, call: plain };
  }
}

/** Reads an answer that is the same word in every version. */
export function readStatus<Status extends string>({
  status,
  statusInfo,
}: {
  readonly status: Status;
  readonly statusInfo?: { readonly reasonCode: string; readonly additionalInfo?: string };
}): StatusAnswer<Status> {
  return definedFields({ status, reason: statusInfo && reasonOf(statusInfo) });
}

/** The reason for an answer, in words of no version. */
export function reasonOf(info: {
  readonly reasonCode: string;
  readonly additionalInfo?: string;
}): StationReason {
  return definedFields({ code: info.reasonCode, info: info.additionalInfo });
}
