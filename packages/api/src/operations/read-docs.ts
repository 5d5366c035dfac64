import { docsPage, docsPagePolicy } from '../docs-page.js';
import type { OpenApiDocument } from '../openapi.js';
import type { Operation } from '../operation.js';

/** Shows the description of the API to people. It is made when it is asked for, since it holds this operation too. */
export function readDocs(description: () => OpenApiDocument): Operation {
  return {
    operationId: 'readDocs',
    method: 'get',
    path: '/api/docs',
    tag: 'description',
    summary: 'Read this description as a page',
    responses: {
      200: { description: 'A self-contained page', text: 'text/html' },
    },
    async handle() {
      return {
        status: 200,
        headers: { 'Content-Security-Policy': docsPagePolicy },
        text: { type: 'text/html; charset=utf-8', content: docsPage(description()) },
      };
    },
  };
}
