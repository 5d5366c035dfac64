import { type StationStore, StoreError } from '@csms/store';
import { ApiError } from '../api-error.js';
import type { Role } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { fromStationAuthJson, type StationAuthJson } from '../schemas/station-auth.js';

const gateways: readonly Role[] = ['admin', 'gateway'];

/** Registers a station that came unasked to a gateway, for an operator to accept. */
export function registerUnknownStation(
  stations: Pick<StationStore, 'registerUnknown'>,
): Operation<{ csId: string }, unknown, StationAuthJson> {
  return {
    operationId: 'registerUnknownStation',
    method: 'post',
    path: '/api/v0/cs/{csId}/auth',
    tag: 'stations',
    summary: 'Register a station that nobody knows, as Pending',
    description:
      'For gateways without a store that register unknown stations. A station that is known stays as it is.',
    roles: gateways,
    parameters: [csIdInPath],
    body: schemaRef('StationAuth'),
    responses: {
      201: { description: 'It is registered as Pending' },
      409: {
        description: 'The station is known, or its id differs from another in case only',
        schema: schemaRef('Error'),
      },
    },
    async handle({ path: { csId }, body }) {
      try {
        if (await stations.registerUnknown(csId, fromStationAuthJson(body))) return { status: 201 };
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
        throw new ApiError(409, "csId differs in case only from another station's");
      }
      throw new ApiError(409, 'csId is known');
    },
  };
}
