import type { ErrorObject } from 'ajv';

/** Says which field breaks its schema and how, without repeating its value. */
export function describeFault(place: 'path' | 'query' | 'body', error: ErrorObject): string {
  const field = fieldOf(error.instancePath);
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'required':
      return `${join(field, String(params.missingProperty))} is required`;
    case 'additionalProperties':
      return `${join(field, String(params.additionalProperty))} is not a parameter of this ${place}`;
    case 'enum':
      return `${field} must be one of ${(params.allowedValues as readonly unknown[]).join(', ')}`;
    case 'not':
      return `${field} is a reserved word`;
    case 'pattern':
      return `${field} must be ${descriptionOf(error)}`;
    case 'format':
      return `${field} must be a date and time of RFC 3339 with a zone, such as 2026-01-31T12:00:00Z`;
    default:
      return `${field || place} ${error.message}`;
  }
}

/** `/connectors/0/status` is `connectors[0].status`. */
function fieldOf(instancePath: string): string {
  const parts = instancePath.split('/').slice(1);
  return parts.map(unescapePointer).reduce(join, '');
}

function join(field: string, name: string): string {
  if (/^\d+$/.test(name)) return `${field}[${name}]`;
  return field === '' ? name : `${field}.${name}`;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What is expected, in words: the schema of every pattern describes itself. */
function descriptionOf({ parentSchema }: ErrorObject): string {
  const description: unknown = parentSchema?.description;
  return typeof description === 'string' ? description : 'of another form';
}
