import type { TokenStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { toTokenJson, uidInPath } from '../schemas/token.js';

/** Reads a token. */
export function readToken(tokens: Pick<TokenStore, 'find'>): Operation<{ uid: string }> {
  return {
    operationId: 'readToken',
    method: 'get',
    path: '/api/v0/token/{uid}',
    tag: 'tokens',
    summary: 'Read a token',
    roles: readers,
    parameters: [uidInPath],
    responses: {
      200: { description: 'The token', schema: schemaRef('Token') },
      404: { description: 'No such token is known', schema: schemaRef('Error') },
    },
    async handle({ path: { uid } }) {
      const token = await tokens.find(uid);
      if (!token) throw notFound('uid');
      return { status: 200, body: toTokenJson(token) };
    },
  };
}
