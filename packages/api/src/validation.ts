import { isDateTime } from '@csms/ocpp-messages';
import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import { ApiError, type ItemFault } from './api-error.js';
import { describeFault } from './fault.js';
import { refuseItems } from './item-faults.js';
import type { SentItem } from './json-body.js';
import type { OpenApiDocument } from './openapi.js';
import type { ApiRequest, BodyItems, JsonSchema, Operation, Parameter } from './operation.js';

/** The parts of a request that are described. */
export type RequestParts = Pick<ApiRequest, 'path' | 'query' | 'body'>;

/**
 * Checks a request against its description, and returns it with texts turned into numbers and booleans and with defaults
 * filled in.
 *
 * @throws {ApiError} 400, naming the field at fault.
 */
export type RequestValidator = (request: RequestParts) => RequestParts;

/** Makes validators from a description. Each is compiled when it is first used, since compiling all takes a while. */
export function createRequestValidators(
  document: OpenApiDocument,
): (operation: Operation) => RequestValidator {
  const forParameters = createAjv({ useDefaults: true });
  const forBodies = createAjv();
  // The document is no schema itself, it holds some.
  forBodies.addVocabulary(Object.keys(document));
  forBodies.addSchema(document, documentKey);

  function compile(operation: Operation): RequestValidator {
    const path = forParameters.compile(parametersSchema(operation, 'path'));
    const query = forParameters.compile(parametersSchema(operation, 'query'));
    const checkBody = bodyCheck(operation);
    return (request) => ({
      path: check(path, 'path', fromText(request.path, operation)),
      query: check(query, 'query', fromText(request.query, operation)),
      body: checkBody?.(request.body),
    });
  }

  function bodyCheck({ path, method, body, items }: Operation): ((body: unknown) => unknown) | undefined {
    const schema = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'];
    if (items) {
      const validate = forBodies.compile(schemaAt([...schema, 'items']));
      return (sent) => checkItems(validate, items, sent as readonly SentItem[]);
    }
    const validate = body && forBodies.compile(schemaAt(schema));
    return validate && ((sent) => check(validate, 'body', sent));
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
  // For a fast start the code is not optimized, and only a test checks the schemas themselves.
  const ajv = new Ajv2020({
    ...options,
    verbose: true,
    code: { optimize: false },
    meta: false,
    validateSchema: false,
  });
  return ajv.addFormat('date-time', isDateTime);
}

/** Parameters arrive as text: where a number or a boolean is described, a text that reads as one becomes it. */
function fromText(sent: unknown, { parameters = [] }: Operation): object {
  const types = new Map(parameters.map(({ name, schema }) => [name, schema.type]));
  const values = Object.entries(sent as Readonly<Record<string, unknown>>);
  return Object.fromEntries(values.map(([name, text]) => [name, readAs(types.get(name), text)]));
}

function readAs(type: unknown, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
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

/** Points to a schema in the document, where its own references lead somewhere (RFC 6901). */
function schemaAt(parts: readonly string[]): JsonSchema {
  const pointer = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  return { $ref: `${documentKey}#/${pointer.join('/')}` };
}

function checkItems(
  validate: ValidateFunction,
  { name, max }: BodyItems,
  sent: readonly SentItem[],
): readonly unknown[] {
  if (sent.length === 0 || sent.length > max) throw new ApiError(400, `body must have 1 to ${max} ${name}`);
  const faults = sent.flatMap((item, index): readonly ItemFault[] => {
    if ('error' in item) return [{ index, error: item.error }];
    return validate(item.value) ? [] : [{ index, error: faultOf(validate, 'body') }];
  });
  refuseItems(name, faults);
  return sent.flatMap((item) => ('value' in item ? [item.value] : []));
}

function check(validate: ValidateFunction, place: keyof RequestParts, value: unknown): unknown {
  if (validate(value)) return value;
  throw new ApiError(400, faultOf(validate, place));
}

function faultOf({ errors }: ValidateFunction, place: keyof RequestParts): string {
  const [error] = errors ?? [];
  return error ? describeFault(place, error) : `${place} is not as described`;
}
