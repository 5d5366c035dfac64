import { isDateTime } from '@csms/ocpp-messages';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
}

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;

type ResponseCheck = ReturnType<typeof createResponseCheck>;

/** Every API of a test file has the same description, and compiling it takes a while. */
const checks = new Map<string, ResponseCheck>();

/** Checks answers against a description, a text of JSON. No field may be shown that it does not tell of. */
export function responseCheck(description: string): ResponseCheck {
  const check = checks.get(description) ?? createResponseCheck(JSON.parse(description));
  checks.set(description, check);
  return check;
}

function createResponseCheck(description: unknown) {
  const document = closed(description) as Description;
  const ajv = new Ajv2020();
  ajv.addFormat('date-time', isDateTime);
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema(document, 'api', undefined, false);

  return (
    method: string,
    path: string,
    { status, headers, body }: { status: number; headers: Headers; body: unknown },
  ) => {
    const template = Object.keys(document.paths).find((known) => matches(known, path));
    const operation = template && document.paths[template]?.[method.toLowerCase()];
    if (!operation) {
      expect([404, 405]).toContain(status);
      return;
    }
    const response = operation.responses[status];
    expect(response, `${method} ${path} answers ${status}, which is not described`).toBeDefined();
    if (!response?.content) {
      expect(body).toBeUndefined();
      return;
    }
    const [type = ''] = Object.keys(response.content);
    expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    const place = [
      'paths',
      template,
      method.toLowerCase(),
      'responses',
      `${status}`,
      'content',
      type,
      'schema',
    ];
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = ajv.getSchema(`api#/${pointer.join('/')}`);
    const valid = validate?.(body);
    expect({ body, valid, errors: validate?.errors ?? [] }).toEqual({ body, valid: true, errors: [] });
  };
}

function matches(template: string, path: string): boolean {
  const pattern = template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path.split('?')[0] ?? '');
}

/** The same schemas, but with no fields beside those that they name. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, closed(field)]));
  return 'properties' in fields && fields.type === 'object'
    ? { additionalProperties: false, ...fields }
    : fields;
}
