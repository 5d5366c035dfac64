import { type Calls, hasEnded } from '@csms/calls';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { preferHeader, waitMsOf } from '../prefer.js';
import { actionInPath, toCallJson } from '../schemas/call.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';

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
    responses: {
      200: { description: 'The call is complete, as it was preferred', schema: schemaRef('Call') },
      202: {
        description: 'The call is on its way',
        headers: { Location: { description: 'Where to read the call', schema: { type: 'string' } } },
        schema: schemaRef('CallReceipt'),
      },
      404: { description: 'No such station is known', schema: schemaRef('Error') },
      409: {
        description:
          'The station is not connected, or it is not known which version it speaks: the call. The station is rejected, or is pending and asked to start or stop: an error',
        schema: { anyOf: [schemaRef('Call'), schemaRef('Error')] },
      },
      422: {
        description: "The station's version has no such action, or the request breaks its schema",
        schema: schemaRef('Error'),
      },
      503: { description: 'The store or the broker is not available', schema: schemaRef('Error') },
    },
    async handle({ path: { csId, call: action }, headers, body, caller, signal }) {
      const waitMs = waitMsOf(headers.prefer);
      const options = { waitMs, signal, requestedBy: caller?.name };
      const call = await calls.sendUntyped(csId, action, body, options);
      if (call.status === 'NotConnected') return { status: 409, body: toCallJson(call) };
      if (waitMs > 0 && hasEnded(call)) return { status: 200, body: toCallJson(call) };
      const { callId, status } = call;
      const location = `/api/v0/cs/${encodeURIComponent(csId)}/calls/${encodeURIComponent(callId)}`;
      return { status: 202, headers: { Location: location }, body: { callId, status } };
    },
  };
}
