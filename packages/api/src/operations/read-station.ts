import type { StationStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { toStationJson } from '../schemas/station.js';

/** Reads a station. */
export function readStation(
  stations: Pick<StationStore, 'find'>,
  isGatewayAlive?: (gatewayId: string) => boolean,
): Operation<{ csId: string }> {
  return {
    operationId: 'readStation',
    method: 'get',
    path: '/api/v0/cs/{csId}',
    tag: 'stations',
    summary: 'Read a station',
    roles: readers,
    parameters: [csIdInPath],
    responses: {
      200: { description: 'The station', schema: schemaRef('Station') },
      404: { description: 'No such station is known', schema: schemaRef('Error') },
    },
    async handle({ path: { csId } }) {
      const station = await stations.find(csId);
      if (!station) throw notFound('csId');
      return { status: 200, body: toStationJson(station, isGatewayAlive) };
    },
  };
}
