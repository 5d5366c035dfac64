import { ApiError } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { objectOf } from '../schemas/object-of.js';

/** Answers that OCPI is off to scripts which register a party, as MaEVe's API does. */
export function registerParty(): Operation {
  return {
    operationId: 'registerParty',
    method: 'post',
    path: '/api/v0/register',
    tag: 'locations',
    summary: 'Register a party of OCPI',
    description: 'OCPI is off, so parties cannot be registered.',
    roles: writers,
    body: objectOf(
      { token: { type: 'string', minLength: 1, maxLength: 255 } },
      { url: { type: 'string', maxLength: 2_048 }, status: { type: 'string', maxLength: 50 } },
    ),
    responses: { 404: { description: 'OCPI is off', schema: schemaRef('Error') } },
    async handle() {
      throw new ApiError(404, 'OCPI is off');
    },
  };
}
