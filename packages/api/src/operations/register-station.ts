import type { StationStore } from '@csms/store';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import {
  fromStationRegistrationJson,
  type StationRegistrationJson,
} from '../schemas/station-registration.js';
import { registering } from './registering.js';

/** Registers a station, or changes how a known one authenticates and whether it is accepted. */
export function registerStation(
  stations: Pick<StationStore, 'register'>,
  tellGateways: (stationId: string) => void,
): Operation<{ csId: string }, unknown, StationRegistrationJson> {
  return {
    operationId: 'registerStation',
    method: 'post',
    path: '/api/v0/cs/{csId}',
    tag: 'stations',
    summary: 'Register a station',
    description:
      'Registers a station, or replaces how a known one authenticates, and sets its status when the body has one. When the station is connected with a password that is no longer the registered one, its gateway closes the connection.',
    roles: writers,
    parameters: [csIdInPath],
    body: schemaRef('StationRegistration'),
    responses: {
      201: { description: 'It is registered' },
      409: { description: "Another station's id differs in case only", schema: schemaRef('Error') },
    },
    async handle({ path: { csId }, body }) {
      await registering(stations.register(csId, fromStationRegistrationJson(body)));
      tellGateways(csId);
      return { status: 201 };
    },
  };
}
