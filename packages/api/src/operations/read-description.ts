import type { OpenApiDocument } from '../openapi.js';
import type { Operation } from '../operation.js';

/** Shows the description of the API. The description holds this operation too, so it is asked for when it exists. */
export function readDescription(description: () => OpenApiDocument): Operation {
  return {
    operationId: 'readDescription',
    method: 'get',
    path: '/api/openapi.json',
    tag: 'description',
    summary: 'Read this description of the API',
    responses: { 200: { description: 'An OpenAPI 3.1 document', schema: { type: 'object' } } },
    async handle() {
      return { status: 200, body: description() };
    },
  };
}
