import { type StationStore, StoreError } from '@csms/store';
import { ApiError } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import {
  fromStationRegistrationJson,
  type StationRegistrationJson,
} from '../schemas/station-registration.js';

/** Registers a station, or changes how a known one authenticates and whether it is accepted. */
export function registerStation(
  stations: Pick<StationStore, 'register'>,
): Operation<{ csId: string }, unknown, StationRegistrationJson> {
  return {
    operationId: 'registerStation',
    method: 'post',
    path: '/api/v0/cs/{csId}',
    tag: 'stations',
    summary: 'Register a station',
    description:
      'Registers a station, or replaces how a known one authenticates. Says whether it is accepted, where the body does.',
    roles: writers,
    parameters: [csIdInPath],
    body: schemaRef('StationRegistration'),
    responses: {
      201: { description: 'It is registered' },
      409: { description: "Another station's id differs in case only", schema: schemaRef('Error') },
    },
    async handle({ path: { csId }, body }) {
      try {
        await stations.register(csId, fromStationRegistrationJson(body));
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
        throw new ApiError(409, "csId differs in case only from another station's");
      }
      return { status: 201 };
    },
  };
}
