import type { JsonSchema } from '../operation.js';

/** Schema of what the health addresses tell. */
export const healthSchema: JsonSchema = {
  type: 'object',
  required: ['status'],
  properties: {
    status: { type: 'string', enum: ['OK', 'Service Unavailable'] },
    checks: {
      type: 'object',
      description: 'What the service waits for: true where it is there',
      additionalProperties: { type: 'boolean' },
    },
  },
};
