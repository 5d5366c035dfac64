import type { RefusedConnectionStore } from '@csms/store';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInQuery, schemaRef } from '../schemas/common.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';
import { toRefusedIdentityJson } from '../schemas/refused-connection.js';

/** Lists who was turned away by gateways, and why. */
export function listRefusedConnections(
  refusedConnections: Pick<RefusedConnectionStore, 'find' | 'list'>,
): Operation<unknown, PageQuery & { readonly csId?: string }> {
  return {
    operationId: 'listRefusedConnections',
    method: 'get',
    path: '/api/v0/refused-connections',
    tag: 'stations',
    summary: 'List connections that were turned away',
    description: 'Grouped by the station id that they used; the latest refusal first.',
    roles: readers,
    parameters: [csIdInQuery, ...pageParameters],
    responses: {
      200: { description: 'A page of the list', schema: pageOf(schemaRef('RefusedConnections')) },
    },
    async handle({ query }) {
      const { csId } = query;
      const found = csId === undefined ? undefined : await refusedConnections.find(csId);
      const page =
        csId === undefined
          ? await refusedConnections.list(toPageRequest(query))
          : { items: found ? [found] : [] };
      return { status: 200, body: toPageJson(page, toRefusedIdentityJson) };
    },
  };
}
