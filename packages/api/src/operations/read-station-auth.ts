import type { StationLookup } from '@csms/services';
import { notFound } from '../api-error.js';
import { gatewayReaders, type Role } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { toStationAuthJson } from '../schemas/station-auth.js';

const seeHashes: readonly Role[] = ['admin', 'gateway'];

/** Tells a gateway how a station authenticates. */
export function readStationAuth(lookUp: StationLookup): Operation<{ csId: string }> {
  return {
    operationId: 'readStationAuth',
    method: 'get',
    path: '/api/v0/cs/{csId}/auth',
    tag: 'stations',
    summary: 'Read how a station authenticates',
    description: "What a gateway needs. The password's hash is shown to the roles admin and gateway only.",
    roles: gatewayReaders,
    parameters: [csIdInPath],
    responses: {
      200: { description: 'How it authenticates', schema: schemaRef('StationAuth') },
      404: { description: 'No such station is registered', schema: schemaRef('Error') },
    },
    async handle({ path: { csId }, caller }) {
      const authentication = await lookUp(csId);
      if (!authentication) throw notFound('csId');
      const withHash = caller !== undefined && seeHashes.includes(caller.role);
      return { status: 200, body: toStationAuthJson(authentication, withHash) };
    },
  };
}
