import type { StationStore } from '@csms/store';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';
import { toStationJson } from '../schemas/station.js';

/** Lists stations. */
export function listStations(
  stations: Pick<StationStore, 'list'>,
  isGatewayAlive?: (gatewayId: string) => boolean,
): Operation<unknown, PageQuery> {
  return {
    operationId: 'listStations',
    method: 'get',
    path: '/api/v0/cs',
    tag: 'stations',
    summary: 'List stations',
    description: 'All stations, ordered by id.',
    roles: readers,
    parameters: pageParameters,
    responses: { 200: { description: 'A page of stations', schema: pageOf(schemaRef('Station')) } },
    async handle({ query }) {
      const page = await stations.list(toPageRequest(query));
      return { status: 200, body: toPageJson(page, (station) => toStationJson(station, isGatewayAlive)) };
    },
  };
}
