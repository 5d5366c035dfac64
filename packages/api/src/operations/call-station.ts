import type { Calls } from '@csms/calls';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { preferHeader, waitMsOf } from '../prefer.js';
import { actionInPath } from '../schemas/call.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { answerWithCall, callResponses } from './call-answer.js';

/** Calls a station. */
export function callStation(calls: Pick<Calls, 'sendUntyped'>): Operation<{ csId: string; call: string }> {
  return {
    operationId: 'callStation',
    method: 'post',
    path: '/api/v0/cs/{csId}/calls/{call}',
    tag: 'calls',
    summary: 'Call a station',
    description:
      'Sends a call to a station, in the version of OCPP that it speaks. A call to a station that is not connected is recorded, but never sent later.',
    roles: writers,
    parameters: [csIdInPath, actionInPath, preferHeader],
    body: {
      description: "The OCPP request, an object. It is checked against the schema of the station's version",
      examples: [{ idTag: '04E91C5A', connectorId: 1 }],
    },
    responses: callResponses(schemaRef('Call')),
    async handle({ path: { csId, call: action }, headers, body, caller, signal }) {
      const waitMs = waitMsOf(headers.prefer);
      const options = { waitMs, signal, requestedBy: caller?.name };
      const call = await calls.sendUntyped(csId, action, body, options);
      return answerWithCall(call, { waitMs });
    },
  };
}
