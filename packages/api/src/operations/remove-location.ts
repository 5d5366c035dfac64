import type { LocationStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { locationIdInPath } from '../schemas/location.js';

/** Removes a location. */
export function removeLocation(locations: Pick<LocationStore, 'remove'>): Operation<{ locationId: string }> {
  return {
    operationId: 'removeLocation',
    method: 'delete',
    path: '/api/v0/location/{locationId}',
    tag: 'locations',
    summary: 'Remove a location',
    roles: writers,
    parameters: [locationIdInPath],
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'No such location is known', schema: schemaRef('Error') },
    },
    async handle({ path: { locationId } }) {
      if (!(await locations.remove(locationId))) throw notFound('locationId');
      return { status: 204 };
    },
  };
}
