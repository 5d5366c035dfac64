import type { Store } from '@csms/store';
import { notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';

/** Removes a station. */
export function removeStation(store: Pick<Store, 'removeStation'>): Operation<{ csId: string }> {
  return {
    operationId: 'removeStation',
    method: 'delete',
    path: '/api/v0/cs/{csId}',
    tag: 'stations',
    summary: 'Remove a station',
    description:
      'Removes its registration and everything that is kept of it, but for its transactions with their readings. When it is connected, its calls are refused after a minute at the latest, and at the first one its gateway hangs up. It is not let in any more, until it is registered again.',
    roles: writers,
    parameters: [csIdInPath],
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'Nothing is known of such a station', schema: schemaRef('Error') },
    },
    async handle({ path: { csId } }) {
      if (!(await store.removeStation(csId))) throw notFound('csId');
      return { status: 204 };
    },
  };
}
