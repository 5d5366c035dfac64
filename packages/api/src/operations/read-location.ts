import type { LocationStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { locationIdInPath, toLocationJson } from '../schemas/location.js';

/** Reads a location. */
export function readLocation(locations: Pick<LocationStore, 'find'>): Operation<{ locationId: string }> {
  return {
    operationId: 'readLocation',
    method: 'get',
    path: '/api/v0/location/{locationId}',
    tag: 'locations',
    summary: 'Read a location',
    roles: readers,
    parameters: [locationIdInPath],
    responses: {
      200: { description: 'The location', schema: schemaRef('Location') },
      404: { description: 'No such location is known', schema: schemaRef('Error') },
    },
    async handle({ path: { locationId } }) {
      const location = await locations.find(locationId);
      if (!location) throw notFound('locationId');
      return { status: 200, body: toLocationJson(location) };
    },
  };
}
