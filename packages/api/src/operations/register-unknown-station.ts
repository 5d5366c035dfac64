import type { StationStore } from '@csms/store';
import { ApiError } from '../api-error.js';
import type { Role } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { fromStationAuthJson, type StationAuthJson } from '../schemas/station-auth.js';
import { registering } from './registering.js';

const gateways: readonly Role[] = ['admin', 'gateway'];

/** Registers a station that connected to a gateway without being known, for an operator to accept. */
export function registerUnknownStation(
  stations: Pick<StationStore, 'registerUnknown'>,
): Operation<{ csId: string }, unknown, StationAuthJson> {
  return {
    operationId: 'registerUnknownStation',
    method: 'post',
    path: '/api/v0/cs/{csId}/auth',
    tag: 'stations',
    summary: 'Register an unknown station as Pending',
    description:
      'For gateways without a store that register unknown stations. A station that is known stays as it is.',
    roles: gateways,
    parameters: [csIdInPath],
    body: schemaRef('StationAuth'),
    responses: {
      201: { description: 'It is registered as Pending' },
      409: {
        description: 'The station is already known, or its id differs from another one in case only',
        schema: schemaRef('Error'),
      },
    },
    async handle({ path: { csId }, body }) {
      const isNew = await registering(stations.registerUnknown(csId, fromStationAuthJson(body)));
      if (!isNew) throw new ApiError(409, 'csId is known');
      return { status: 201 };
    },
  };
}
