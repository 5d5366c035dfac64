import { isDateTime } from '@csms/ocpp-messages';
import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import { ApiError } from './api-error.js';
import { describeFault } from './fault.js';
import type { OpenApiDocument } from './openapi.js';
import type { ApiRequest, JsonSchema, Operation, Parameter } from './operation.js';

/** The parts of a request that are described. */
export type RequestParts = Pick<ApiRequest, 'path' | 'query' | 'body'>;

/**
 * Checks a request against its description, and returns it with texts turned into numbers and booleans and with defaults
 * filled in.
 *
 * @throws {ApiError} 400, naming the field at fault.
 */
export type RequestValidator = (request: RequestParts) => RequestParts;

/** Makes validators from a description. Each is compiled when it is first asked: all of them would take a while. */
export function createRequestValidators(
  document: OpenApiDocument,
): (operation: Operation) => RequestValidator {
  // Parameters arrive as text, so they are coerced. Bodies have types of their own.
  const forParameters = createAjv({ coerceTypes: true, useDefaults: true });
  const forBodies = createAjv();
  // The document is no schema itself, it holds some.
  forBodies.addVocabulary(Object.keys(document));
  forBodies.addSchema(document, documentKey);

  function compile(operation: Operation): RequestValidator {
    const path = forParameters.compile(parametersSchema(operation, 'path'));
    const query = forParameters.compile(parametersSchema(operation, 'query'));
    const body = operation.body && forBodies.compile(bodySchema(operation));
    return (request) => ({
      path: check(path, 'path', { ...(request.path as object) }),
      query: check(query, 'query', { ...(request.query as object) }),
      body: body && check(body, 'body', request.body),
    });
  }

  return (operation) => {
    let validate: RequestValidator | undefined;
    return (request) => {
      validate ??= compile(operation);
      return validate(request);
    };
  };
}

const documentKey = 'openapi.json';

function createAjv(options: Options = {}): Ajv2020 {
  // For a fast start the code is not optimized, and the schemas themselves are checked by a test only.
  const ajv = new Ajv2020({
    ...options,
    verbose: true,
    code: { optimize: false },
    meta: false,
    validateSchema: false,
  });
  return ajv.addFormat('date-time', isDateTime);
}

/** One schema for all parameters of a place. */
function parametersSchema({ parameters = [] }: Operation, place: Parameter['in']): JsonSchema {
  const here = parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    properties: Object.fromEntries(here.map(({ name, schema }) => [name, schema])),
    required: place === 'path' ? here.map(({ name }) => name) : [],
    // A filter that is misspelt must not list everything.
    additionalProperties: here.length === 0,
  };
}

/** Points to the schema of an operation's body in the document, where its own references lead somewhere (RFC 6901). */
function bodySchema({ path, method }: Operation): JsonSchema {
  const parts = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'];
  const pointer = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  return { $ref: `${documentKey}#/${pointer.join('/')}` };
}

function check(validate: ValidateFunction, place: keyof RequestParts, value: unknown): unknown {
  if (validate(value)) return value;
  const [error] = validate.errors ?? [];
  throw new ApiError(400, error ? describeFault(place, error) : `${place} is not as described`);
}
