import type { TokenStore } from '@csms/store';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { schemaRef } from '../schemas/common.js';
import { fromTokenJson, type TokenJson } from '../schemas/token.js';

/** Creates a token, or replaces the one with the same uid. */
export function setToken(
  tokens: Pick<TokenStore, 'set'>,
  clock: Clock,
): Operation<unknown, unknown, TokenJson> {
  return {
    operationId: 'setToken',
    method: 'post',
    path: '/api/v0/token',
    tag: 'tokens',
    summary: 'Create or replace a token',
    description:
      'Creates a token, or replaces the one with the same uid. The contract id is kept in its normal form.',
    roles: writers,
    body: schemaRef('Token'),
    responses: { 201: { description: 'It is stored' } },
    async handle({ body }) {
      await tokens.set(fromTokenJson(body, clock.now()));
      return { status: 201 };
    },
  };
}
