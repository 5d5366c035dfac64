import { type Call, hasEnded } from '@csms/calls';
import type { ApiResponse, JsonSchema, ResponseDescription } from '../operation.js';
import { toCallJson } from '../schemas/call.js';
import { schemaRef } from '../schemas/common.js';

type Responses = Readonly<Record<number, ResponseDescription>>;

/** The answers to a request to call a station when that can't be done. */
export const refusedCall: Responses = {
  404: { description: 'No such station is known', schema: schemaRef('Error') },
  409: {
    description:
      'The station is not connected, or it is not known which version it speaks: the call. The station is rejected, or is pending and asked to start or stop, or its state forbids it: an error',
    schema: { anyOf: [schemaRef('Call'), schemaRef('Error')] },
  },
  422: {
    description: "The station's version has no such thing, or the request breaks its schema or its rules",
    schema: schemaRef('Error'),
  },
  503: { description: 'The store or the broker is not available', schema: schemaRef('Error') },
};

/** The answers to a request to call a station, by status; `ended` is the schema of a call that has ended. */
export function callResponses(ended: JsonSchema): Responses {
  return {
    200: { description: 'The call has ended within the preferred time', schema: ended },
    202: {
      description: 'The call is on its way',
      headers: { Location: { description: 'Address of the call', schema: { type: 'string' } } },
      schema: schemaRef('CallReceipt'),
    },
    ...refusedCall,
  };
}

/** Answers with a call: the whole call when its end was waited for, otherwise where to read it. */
export function answerWithCall(
  call: Call,
  { waitMs, answer }: { readonly waitMs: number; readonly answer?: object },
): ApiResponse {
  if (call.status === 'NotConnected') return { status: 409, body: toCallJson(call) };
  if (waitMs > 0 && hasEnded(call)) return { status: 200, body: { ...toCallJson(call), answer } };
  const { callId, stationId, status } = call;
  const location = `/api/v0/cs/${encodeURIComponent(stationId)}/calls/${encodeURIComponent(callId)}`;
  return { status: 202, headers: { Location: location }, body: { callId, status } };
}
