import type { TokenStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { uidInPath } from '../schemas/token.js';

/** Removes a token. */
export function removeToken(tokens: Pick<TokenStore, 'remove'>): Operation<{ uid: string }> {
  return {
    operationId: 'removeToken',
    method: 'delete',
    path: '/api/v0/token/{uid}',
    tag: 'tokens',
    summary: 'Remove a token',
    description:
      'Transactions that were begun with it go on. A station may still have it in its cache or list.',
    roles: writers,
    parameters: [uidInPath],
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'No such token is known', schema: schemaRef('Error') },
    },
    async handle({ path: { uid } }) {
      if (!(await tokens.remove(uid))) throw notFound('uid');
      return { status: 204 };
    },
  };
}
