import { type Call, hideSecrets } from '@csms/calls';
import type { JsonSchema, Parameter } from '../operation.js';
import { dateTime } from './common.js';

const callIdSchema: JsonSchema = {
  type: 'string',
  description: 'Id of the call, which is its OCPP message id',
};

const statusSchema: JsonSchema = {
  enum: ['Pending', 'Sent', 'Answered', 'Refused', 'NotConnected', 'TimedOut'],
  description: 'The last four are final, except that a late answer turns TimedOut into Answered or Refused',
};

/** Schema of a call that is on its way. */
export const callReceiptSchema: JsonSchema = {
  type: 'object',
  required: ['callId', 'status'],
  properties: { callId: callIdSchema, status: statusSchema },
};

/** Schema of a call. */
export const callSchema: JsonSchema = {
  type: 'object',
  required: ['callId', 'csId', 'action', 'request', 'status', 'createdAt'],
  properties: {
    callId: callIdSchema,
    csId: { type: 'string' },
    action: { type: 'string', examples: ['RemoteStartTransaction'] },
    request: { type: 'object', description: 'The OCPP request; passwords, keys and PINs are not shown' },
    status: statusSchema,
    response: { description: 'The OCPP response; passwords, keys and PINs are not shown' },
    error: {
      type: 'object',
      description: 'The error that the station answered with, or what is wrong with its response',
      required: ['code', 'description'],
      properties: { code: { type: 'string', examples: ['NotSupported'] }, description: { type: 'string' } },
    },
    createdAt: dateTime,
    completedAt: dateTime,
  },
};

/** The call that a path is about. Its name is that of the path, on which an action is posted too. */
export const callInPath: Parameter = {
  name: 'call',
  in: 'path',
  description: 'Id of the call',
  schema: { type: 'string', minLength: 1, maxLength: 36 },
};

/** The action that a path is about. */
export const actionInPath: Parameter = {
  name: 'call',
  in: 'path',
  description: "OCPP action of the station's version",
  schema: {
    type: 'string',
    description: 'an action, of letters and digits',
    pattern: '^[A-Za-z0-9]{1,64}$',
    examples: ['RemoteStartTransaction', 'RequestStartTransaction'],
  },
};

/** Writes a call. */
export function toCallJson(call: Call): object {
  const { callId, stationId, action, request, status, createdAt, completedAt } = call;
  const { response, error } = { response: undefined, error: undefined, ...call };
  return {
    callId,
    csId: stationId,
    action,
    request: hideSecrets(request),
    status,
    response: response && hideSecrets(response),
    error,
    createdAt,
    completedAt,
  };
}
