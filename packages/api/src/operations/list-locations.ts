import type { LocationStore } from '@csms/store';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { toLocationJson } from '../schemas/location.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';

/** Lists locations. */
export function listLocations(locations: Pick<LocationStore, 'list'>): Operation<unknown, PageQuery> {
  return {
    operationId: 'listLocations',
    method: 'get',
    path: '/api/v0/location',
    tag: 'locations',
    summary: 'List locations',
    description: 'All locations, ordered by id.',
    roles: readers,
    parameters: pageParameters,
    responses: { 200: { description: 'A page of locations', schema: pageOf(schemaRef('Location')) } },
    async handle({ query }) {
      return { status: 200, body: toPageJson(await locations.list(toPageRequest(query)), toLocationJson) };
    },
  };
}
