import type { Schema } from './schema.js';
import { plainValue } from './values.js';

/** A JSON object, with fields of any name. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The names that lead from a payload to a value in it; an item of a list goes by its index. */
export type Path = readonly string[];

/** A place in a message where a value stands. */
export interface Place {
  readonly path: Path;
  readonly schema: Schema;
  /** Whether the object around it must have it; items of a list and the payload itself are not optional either. */
  readonly required: boolean;
}

/** Every place of a message, the payload itself first, and of each list its first item. */
export function* places(schema: Schema, path: Path = [], required = true): Generator<Place> {
  yield { path, schema, required };
  if (schema.items) yield* places(schema.items, [...path, '0'], true);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield* places(property, [...path, name], (schema.required ?? []).includes(name));
  }
}

/** A payload with every field that the schema has, and one item in each list, or as many as it must have. */
export function fullPayload(schema: Schema): unknown {
  if (schema.type === 'array') return items(schema, Math.max(schema.minItems ?? 0, 1));
  if (schema.type !== 'object') return plainValue(schema);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [name, fullPayload(property)]),
  );
}

/** A list with this many items, each of them full. */
export function items({ items: item = {} }: Schema, count: number): readonly unknown[] {
  return Array.from({ length: count }, () => fullPayload(item));
}

/** A payload with what the schema requires, and with what stands on the way to `path`. */
export function minimalPayload(schema: Schema, path: Path = []): unknown {
  const [step, ...rest] = path;
  if (schema.type === 'array' && schema.items) {
    const item = minimalPayload(schema.items, rest);
    return Array.from({ length: Math.max(schema.minItems ?? 0, step === undefined ? 0 : 1) }, () => item);
  }
  if (schema.type !== 'object') return plainValue(schema);
  const wanted = new Set([...(schema.required ?? []), ...(schema.anyOf?.[0]?.required ?? []), step]);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => wanted.has(name))
      .map(([name, property]) => [name, minimalPayload(property, name === step ? rest : [])]),
  );
}

/** A copy of a payload with another value at `path`. */
export function replaced(payload: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(payload)) {
    return payload.map((item: unknown, index) =>
      index === Number(step) ? replaced(item, rest, value) : item,
    );
  }
  const object = payload as JsonObject;
  return { ...object, [step]: replaced(object[step], rest, value) };
}

/** A copy of a payload without these fields of the object at `path`. */
export function without(payload: unknown, path: Path, names: readonly string[]): unknown {
  const object = valueAt(payload, path) as JsonObject;
  return replaced(
    payload,
    path,
    Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))),
  );
}

/** A copy of a payload with one more field in the object at `path`, be its name `__proto__`. */
export function withField(payload: unknown, path: Path, name: string, value: unknown): unknown {
  return replaced(payload, path, { ...(valueAt(payload, path) as JsonObject), [name]: value });
}

/** The value at `path`. */
function valueAt(payload: unknown, path: Path): unknown {
  return path.reduce((value, step) => (value as JsonObject)[step], payload);
}

/** A path as a JSON pointer. */
export function pointer(path: Path): string {
  return path.map((step) => `/${step}`).join('');
}
