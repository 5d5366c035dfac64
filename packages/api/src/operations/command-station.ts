import type { CommandOptions, CommandOutcome } from '@csms/calls';
import { hideSecrets } from '@csms/calls';
import { ApiError } from '../api-error.js';
import { writers } from '../keys.js';
import type { JsonSchema, Operation } from '../operation.js';
import { preferHeader, waitMsOf } from '../prefer.js';
import { readBody } from '../read-body.js';
import { callSchema } from '../schemas/call.js';
import { csIdInPath } from '../schemas/common.js';
import { answerWithCall, callResponses } from './call-answer.js';

/** A command as the API describes it. */
export interface CommandDescription<Input>
  extends Pick<Operation, 'operationId' | 'summary' | 'description'> {
  /** Name of the command in the path. */
  readonly name: string;
  /** Schema of its input. */
  readonly body: JsonSchema;
  /** Schema of what a station answers, in words of no version. */
  readonly answer: JsonSchema;
  /** Carries it out. */
  readonly run: (stationId: string, input: Input, options: CommandOptions) => Promise<CommandOutcome<object>>;
}

/** Tells a station of any version to do something, by one call. */
export function commandStation<Input>({
  name,
  body: schema,
  answer,
  run,
  ...described
}: CommandDescription<Input>): Operation<{ csId: string }> {
  const ended: JsonSchema = {
    ...callSchema,
    properties: { ...(callSchema.properties as object), answer },
  };
  return {
    ...described,
    method: 'post',
    path: `/api/v0/cs/{csId}/commands/${name}`,
    tag: 'commands',
    roles: writers,
    parameters: [csIdInPath, preferHeader],
    body: schema,
    responses: callResponses(ended),
    async handle({ path: { csId }, headers, body, caller, signal }) {
      const waitMs = waitMsOf(headers.prefer);
      const options = { waitMs, signal, requestedBy: caller?.name };
      const outcome = await run(csId, readBody(body, schema) as Input, options);
      if (!outcome.call) throw new ApiError(409, 'it is not known which version of OCPP the station speaks');
      return answerWithCall(outcome.call, {
        waitMs,
        ...(outcome.status === 'Answered' && { answer: hideSecrets(outcome.answer) }),
      });
    },
  };
}
