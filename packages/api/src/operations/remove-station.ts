import type { Store } from '@csms/store';
import { notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';

/** Removes a station. */
export function removeStation(
  store: Pick<Store, 'removeStation'>,
  tellGateways: (stationId: string) => void,
): Operation<{ csId: string }> {
  return {
    operationId: 'removeStation',
    method: 'delete',
    path: '/api/v0/cs/{csId}',
    tag: 'stations',
    summary: 'Remove a station',
    description:
      'Removes its registration and everything that is kept of it, except for its transactions with their readings. When it is connected, its gateway closes the connection: at once, or, when the gateway could not be told, at the first call after a minute. The station is not let in until it is registered again.',
    roles: writers,
    parameters: [csIdInPath],
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'Nothing is known of this station', schema: schemaRef('Error') },
    },
    async handle({ path: { csId } }) {
      const isRemoved = await store.removeStation(csId);
      // One that was interrupted before is told of again, whatever was left of it.
      tellGateways(csId);
      if (!isRemoved) throw notFound('csId');
      return { status: 204 };
    },
  };
}
