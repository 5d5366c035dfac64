import type { JsonSchema } from '../operation.js';

/** Schema of what the health addresses tell. */
export const healthSchema: JsonSchema = {
  type: 'object',
  required: ['status'],
  properties: {
    status: { type: 'string', enum: ['OK', 'Service Unavailable'] },
    checks: {
      type: 'object',
      description: 'What the service depends on; true when it is available',
      additionalProperties: { type: 'boolean' },
    },
  },
};
