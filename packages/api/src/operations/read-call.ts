import type { Call } from '@csms/calls';
import type { CallStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { callInPath, toCallJson } from '../schemas/call.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';

/** Reads a call to a station. */
export function readCall(calls: Pick<CallStore, 'find'>): Operation<{ csId: string; call: string }> {
  return {
    operationId: 'readCall',
    method: 'get',
    path: '/api/v0/cs/{csId}/calls/{call}',
    tag: 'calls',
    summary: 'Read a call to a station',
    roles: readers,
    parameters: [csIdInPath, callInPath],
    responses: {
      200: { description: 'The call', schema: schemaRef('Call') },
      404: { description: 'No such call was made to the station', schema: schemaRef('Error') },
    },
    async handle({ path: { csId, call: callId } }) {
      const call = await calls.find(csId, callId);
      if (!call) throw notFound('callId');
      return { status: 200, body: toCallJson(call as Call) };
    },
  };
}
