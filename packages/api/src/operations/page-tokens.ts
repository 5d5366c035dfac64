import type { TokenStore } from '@csms/store';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';
import { toTokenJson } from '../schemas/token.js';

/** Lists tokens page by page, at the same cost wherever the page is. */
export function pageTokens(tokens: Pick<TokenStore, 'list'>): Operation<unknown, PageQuery> {
  return {
    operationId: 'pageTokens',
    method: 'get',
    path: '/api/v0/tokens',
    tag: 'tokens',
    summary: 'List tokens page by page',
    description: 'All tokens, ordered by uid, ignoring case.',
    roles: readers,
    parameters: pageParameters,
    responses: { 200: { description: 'A page of tokens', schema: pageOf(schemaRef('Token')) } },
    async handle({ query }) {
      return { status: 200, body: toPageJson(await tokens.list(toPageRequest(query)), toTokenJson) };
    },
  };
}
