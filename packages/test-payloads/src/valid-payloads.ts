import {
  fullPayload,
  items,
  minimalPayload,
  type Path,
  places,
  pointer,
  replaced,
  withField,
  without,
} from './build.js';
import { createRandom, pick, type Random } from './random.js';
import type { Schema } from './schema.js';
import { plainValue, validValues } from './values.js';

/** A payload, and what is special about it. */
export interface Payload {
  readonly variant: string;
  /** JSON pointer to the value that is special. */
  readonly path: string;
  readonly value: unknown;
}

const randomPayloads = 20;

/**
 * Valid payloads of a schema whose references are resolved: the smallest, the fullest, with and without each optional
 * field at every level, with each value at the edge of what is allowed, and some at random.
 *
 * Equal seeds give equal payloads.
 */
export function* validPayloads(schema: Schema, seed = 1): Generator<Payload> {
  const full = fullPayload(schema);
  yield { variant: 'minimal', path: '', value: minimalPayload(schema) };
  yield { variant: 'full', path: '', value: full };
  for (const place of places(schema)) {
    const path = pointer(place.path);
    if (!place.required) {
      const [name = ''] = place.path.slice(-1);
      yield {
        variant: 'without an optional field',
        path,
        value: without(full, place.path.slice(0, -1), [name]),
      };
      yield { variant: 'with one optional field', path, value: minimalPayload(schema, place.path) };
    }
    for (const [variant, value] of [...validValues(place.schema), ...lists(place.schema)]) {
      yield { variant, path, value: replaced(full, place.path, value) };
    }
    yield* objects(full, place.path, place.schema);
  }
  const random = createRandom(seed);
  for (let count = 0; count < randomPayloads; count++) {
    yield { variant: 'random', path: '', value: randomPayload(schema, random) };
  }
}

function lists(schema: Schema): Array<[string, unknown]> {
  if (schema.type !== 'array') return [];
  const { minItems = 0, maxItems = minItems + 3 } = schema;
  // A list may have a thousand items; the limit is what counts.
  return [
    ['as few items as allowed', items(schema, minItems)],
    ['as many items as allowed', items(schema, maxItems)],
  ];
}

function* objects(full: unknown, path: Path, schema: Schema): Generator<Payload> {
  if (schema.type === 'object' && schema.additionalProperties !== false) {
    const value = withField(full, path, 'unknownField', { nested: [null, 1] });
    yield { variant: 'unknown field of an open object', path: pointer(path), value };
  }
  const alternatives = schema.anyOf?.map(({ required }) => required) ?? [];
  for (const one of alternatives) {
    const others = alternatives.flat().filter((name) => !one.includes(name));
    yield { variant: 'one alternative', path: pointer(path), value: without(full, path, others) };
  }
}

function randomPayload(schema: Schema, random: Random): unknown {
  if (schema.type === 'array' && schema.items) {
    const { items: item, minItems = 0, maxItems = minItems + 3 } = schema;
    const length = minItems + Math.floor(random() * (Math.min(maxItems - minItems, 3) + 1));
    return Array.from({ length }, () => randomPayload(item, random));
  }
  if (schema.type !== 'object') {
    // The forms of dates, URIs and multiples are tried one by one only, so that each can be told by its name.
    const special = schema.format !== undefined || schema.multipleOf !== undefined;
    const values = special ? [] : validValues(schema);
    return values.length === 0 ? plainValue(schema) : pick(random, values)[1];
  }
  const always = new Set([...(schema.required ?? []), ...(schema.anyOf?.[0]?.required ?? [])]);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => always.has(name) || random() < 0.5)
      .map(([name, property]) => [name, randomPayload(property, random)]),
  );
}
