import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';

/** Tells that the process lives, at an address that monitoring expects. */
export function readHealth(path: '/health' | '/health/live'): Operation {
  return {
    operationId: path === '/health' ? 'readHealth' : 'readLiveness',
    method: 'get',
    path,
    tag: 'health',
    summary: 'Check whether the process is alive',
    responses: { 200: { description: 'It does', schema: schemaRef('Health') } },
    async handle() {
      return { status: 200, body: { status: 'OK' } };
    },
  };
}
