import express, { type Express, type RequestHandler, type Response } from 'express';
import { answerError } from './answer-error.js';
import { ApiError } from './api-error.js';
import { createAuthorizer, limitStrangers } from './authorize.js';
import { setHeaders } from './headers.js';
import type { ApiInterceptor, HandleRequest } from './interceptor.js';
import { readJsonBody, readListBody } from './json-body.js';
import { localsOf, namesOf } from './locals.js';
import { refuseForeigners } from './loopback.js';
import { type OpenApiDocument, openApiDocument } from './openapi.js';
import { expressPath, type Operation } from './operation.js';
import { apiOperations } from './operations.js';
import type { ApiOptions, Logger } from './options.js';
import { createRateLimit } from './rate-limit.js';
import { createRequestValidators, type RequestValidator } from './validation.js';

const silent: Logger = { debug() {}, warn() {}, error() {} };

/**
 * Makes the REST API as an Express application, to be served by {@link serveApi} or mounted in another application.
 * What it answers is described at `/api/openapi.json`, and requests are checked against that description.
 *
 * @throws {ApiSetupError} `invalid-key` for a key without a proper hash.
 */
export function createApi(options: ApiOptions): Express {
  const { keys = [], interceptors = [], clock = { now: () => new Date() }, logger = silent } = options;
  const operations = apiOperations({ ...options, clock, logger, description: () => document });
  const document: OpenApiDocument = openApiDocument(operations);
  const validatorOf = createRequestValidators(document);
  const limit = createRateLimit(options.rateLimit ?? { perSecond: 100 }, clock);
  const authorize = createAuthorizer(keys, limit);
  const limitingStrangers = keys.length === 0 ? [] : [limitStrangers(limit)];

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(setHeaders);
  if (keys.length === 0) app.use(refuseForeigners);
  for (const operation of operations) {
    app[operation.method](
      expressPath(operation.path),
      logOutcome(operation, logger),
      ...(operation.roles ? [authorize(operation.roles)] : limitingStrangers),
      ...(operation.body ? readJsonBody : []),
      ...(operation.items ? readListBody : []),
      perform(operation, validatorOf(operation), interceptors),
    );
  }
  for (const [path, methods] of Object.entries(document.paths)) {
    app.all(expressPath(path), refuseMethod(Object.keys(methods)));
  }
  app.use(() => {
    throw new ApiError(404, 'the path is not known; /api/docs shows those that are');
  });
  app.use(answerError(logger));
  return app;
}

function perform(
  operation: Operation,
  validate: RequestValidator,
  interceptors: readonly ApiInterceptor[],
): RequestHandler {
  const handle = interceptors.reduceRight<HandleRequest>(
    (next, interceptor) => interceptor(next),
    async (_operation, request) => operation.handle({ ...request, ...validate(request) }),
  );
  return async ({ params: path, query, body, headers }, response) => {
    const locals = localsOf(response);
    const request = {
      path,
      query,
      body: body as unknown,
      headers,
      caller: locals.caller,
      signal: goneSignal(response),
      nameTrace(traceId: string) {
        locals.traceId = traceId;
      },
    };
    const answer = await handle(operation, request);
    response.status(answer.status).set(answer.headers ?? {});
    if (answer.text) response.type(answer.text.type).send(answer.text.content);
    else if (answer.body === undefined) response.end();
    else response.json(answer.body);
  };
}

/** Aborted when the connection of a request is closed, or its answer is sent. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** Logs the operation and not the address, which may hold the uid of a token. */
function logOutcome({ operationId }: Operation, logger: Logger): RequestHandler {
  return (_request, response, next) => {
    response.once('finish', () => {
      const locals = localsOf(response);
      const { statusCode: status } = response;
      logger.debug({ ...namesOf(locals), operationId, caller: locals.caller?.name, status }, 'request');
    });
    next();
  };
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  const allowed = methods.map((method) => (method === 'get' ? 'GET, HEAD' : method.toUpperCase())).join(', ');
  return () => {
    throw new ApiError(405, `the path takes ${allowed} only`, { Allow: allowed });
  };
}
