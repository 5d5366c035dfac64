import { type Call, hideSecrets, type ManyOptions } from '@csms/calls';
import { ApiError } from '../api-error.js';
import { writers } from '../keys.js';
import type { JsonSchema, Operation } from '../operation.js';
import { readBody } from '../read-body.js';
import { toCallJson } from '../schemas/call.js';
import { csIdInPath } from '../schemas/common.js';
import { refusedCall } from './call-answer.js';

/** A command that may take several calls, as the API describes it. */
export interface ManyCallsDescription<Input>
  extends Pick<Operation, 'operationId' | 'summary' | 'description'> {
  /** Name of the command in the path. */
  readonly name: string;
  /** Schema of its input. */
  readonly body: JsonSchema;
  /** Schema of what becomes of it. */
  readonly outcome: JsonSchema;
  /** Carries it out. */
  readonly run: (
    stationId: string,
    input: Input,
    options: ManyOptions,
  ) => Promise<object & { readonly calls: readonly Call[] }>;
}

/**
 * Tells a station of any version to do something that may take several calls, one after the other. They are always
 * waited for: nobody else would make the next call.
 */
export function manyCalls<Input>({
  name,
  body: schema,
  outcome: outcomeSchema,
  run,
  description,
  ...described
}: ManyCallsDescription<Input>): Operation<{ csId: string }> {
  return {
    ...described,
    description: `${description} It takes as many calls as it needs, and is answered when the last has ended.`,
    method: 'post',
    path: `/api/v0/cs/{csId}/commands/${name}`,
    tag: 'commands',
    roles: writers,
    parameters: [csIdInPath],
    body: schema,
    responses: {
      200: { description: 'The outcome', schema: outcomeSchema },
      ...refusedCall,
    },
    async handle({ path: { csId }, body, caller }) {
      // It goes on when its caller has gone: a station must not be left with half a list.
      const outcome = await run(csId, readBody(body, schema) as Input, { requestedBy: caller?.name });
      const [first] = outcome.calls;
      if (first?.status === 'NotConnected') return { status: 409, body: toCallJson(first) };
      if (!first && isNotConnected(outcome))
        throw new ApiError(409, 'it is not known which version of OCPP the station speaks');
      const calls = outcome.calls.map(({ callId, status }) => ({ callId, status }));
      return { status: 200, body: hideSecrets({ ...outcome, calls }) };
    },
  };
}

/** Whether nothing was sent, as the outcome or each of its results says. */
function isNotConnected(outcome: object): boolean {
  const { status, results } = outcome as {
    readonly status?: string;
    readonly results?: readonly { readonly status: string }[];
  };
  return status === 'NotConnected' || (results?.every((each) => each.status === 'NotConnected') ?? false);
}
