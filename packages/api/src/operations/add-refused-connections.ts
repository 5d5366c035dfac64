import type { RefusedConnectionStore } from '@csms/store';
import type { Role } from '../keys.js';
import type { Operation } from '../operation.js';
import { readBody } from '../read-body.js';
import { type ToldRefusal, toldRefusals, toRefusedConnection } from '../schemas/refused-connection.js';

const gateways: readonly Role[] = ['admin', 'gateway'];

/** Keeps what a gateway without a store turned away. */
export function addRefusedConnections(refusedConnections: Pick<RefusedConnectionStore, 'record'>): Operation {
  return {
    operationId: 'addRefusedConnections',
    method: 'post',
    path: '/api/v0/refused-connections',
    tag: 'stations',
    summary: 'Report connections that were turned away',
    description: 'For gateways without a store, which report them once a second at most.',
    roles: gateways,
    body: toldRefusals,
    responses: { 204: { description: 'They are kept' } },
    async handle({ body }) {
      const { refusals } = readBody(body, toldRefusals) as { readonly refusals: readonly ToldRefusal[] };
      await refusedConnections.record(refusals.map(toRefusedConnection));
      return { status: 204 };
    },
  };
}
