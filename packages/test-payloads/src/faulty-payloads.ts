import { fullPayload, items, type Path, places, pointer, replaced, withField, without } from './build.js';
import type { Schema } from './schema.js';
import type { Payload } from './valid-payloads.js';
import { invalidValues } from './values.js';

/** Names that an object must not take for its own: one that nobody knows, and those that every object inherits. */
const unknownFields = ['unknownField', '__proto__', 'constructor', 'toString'];

/**
 * Payloads with exactly one fault each, of a schema whose references are resolved: every required field left out, a
 * field that does not belong, every wrong JSON type, every limit broken, at every level.
 */
export function* faultyPayloads(schema: Schema): Generator<Payload> {
  const full = fullPayload(schema);
  for (const place of places(schema)) {
    const path = pointer(place.path);
    for (const [variant, value] of [...invalidValues(place.schema), ...wrongLengths(place.schema)]) {
      yield { variant, path, value: replaced(full, place.path, value) };
    }
    yield* wrongFields(full, place.path, place.schema);
  }
}

function wrongLengths(schema: Schema): Array<[string, unknown]> {
  const { type, minItems = 0, maxItems } = schema;
  if (type !== 'array') return [];
  return [
    ...(minItems > 0 ? [['too few items', items(schema, minItems - 1)] as [string, unknown]] : []),
    ...(maxItems !== undefined ? [['too many items', items(schema, maxItems + 1)] as [string, unknown]] : []),
  ];
}

function* wrongFields(full: unknown, at: Path, schema: Schema): Generator<Payload> {
  if (schema.type !== 'object') return;
  for (const name of schema.required ?? []) {
    yield { variant: 'missing field', path: pointer([...at, name]), value: without(full, at, [name]) };
  }
  if (schema.anyOf) {
    const names = schema.anyOf.flatMap(({ required }) => required);
    yield { variant: 'no alternative', path: pointer(at), value: without(full, at, names) };
  }
  if (schema.additionalProperties !== false) return;
  for (const name of unknownFields) {
    yield {
      variant: `unknown field: ${name}`,
      path: pointer([...at, name]),
      value: withField(full, at, name, 'text'),
    };
  }
}
