import type { LocationStore } from '@csms/store';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { schemaRef } from '../schemas/common.js';
import { fromLocationJson, type LocationJson, locationIdInPath } from '../schemas/location.js';

/** Creates a location, or replaces the one with the same id. */
export function setLocation(
  locations: Pick<LocationStore, 'set'>,
  clock: Clock,
): Operation<{ locationId: string }, unknown, LocationJson> {
  return {
    operationId: 'setLocation',
    method: 'post',
    path: '/api/v0/location/{locationId}',
    tag: 'locations',
    summary: 'Create or replace a location',
    description: 'A location of OCPI 2.2.1.',
    roles: writers,
    parameters: [locationIdInPath],
    body: schemaRef('Location'),
    responses: { 201: { description: 'It is stored' } },
    async handle({ path: { locationId }, body }) {
      await locations.set(fromLocationJson(locationId, body, clock.now()));
      return { status: 201 };
    },
  };
}
