import type { Token, TokenStore } from '@csms/store';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { toTokenJson } from '../schemas/token.js';

/** The largest page that a store gives. */
const maxPage = 1000;

/** Lists tokens by offset, as MaEVe's API does. Stores have cursors only, so the tokens before the offset are read too. */
export function listTokens(
  tokens: Pick<TokenStore, 'list'>,
): Operation<unknown, { offset: number; limit: number }> {
  return {
    operationId: 'listTokens',
    method: 'get',
    path: '/api/v0/token',
    tag: 'tokens',
    summary: 'List tokens',
    description: 'Tokens ordered by uid, from an offset on. A larger offset takes longer.',
    roles: readers,
    parameters: [
      {
        name: 'offset',
        in: 'query',
        description: 'How many tokens to skip',
        schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 },
      },
      {
        name: 'limit',
        in: 'query',
        description: 'The most tokens to return',
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      },
    ],
    responses: {
      200: { description: 'The tokens', schema: { type: 'array', items: schemaRef('Token') } },
    },
    async handle({ query: { offset, limit } }) {
      const found = await slice(tokens, offset, offset + limit);
      return { status: 200, body: found.map(toTokenJson) };
    },
  };
}

/** Tokens from the position `start` to the one before `end`. */
async function slice(
  tokens: Pick<TokenStore, 'list'>,
  start: number,
  end: number,
): Promise<readonly Token[]> {
  const found: Token[] = [];
  let position = 0;
  let cursor: string | undefined;
  do {
    const { items, next } = await tokens.list({ cursor, limit: Math.min(end - position, maxPage) });
    found.push(...items.slice(Math.max(0, start - position)));
    position += items.length;
    cursor = next;
  } while (cursor !== undefined && position < end);
  return found;
}
