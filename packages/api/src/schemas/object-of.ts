import type { JsonSchema } from '../operation.js';

/** Schemas of fields, by their names. */
export type Fields = Readonly<Record<string, JsonSchema>>;

/** Schema of an object that has these fields, and may have the optional ones. */
export function objectOf(fields: Fields, optional: Fields = {}): JsonSchema {
  return { type: 'object', required: Object.keys(fields), properties: { ...fields, ...optional } };
}

/** Schema of a list. */
export function listOf(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', items, ...(description !== undefined && { description }) };
}

/** A text, and what it says. */
export function text(description: string, ...examples: readonly string[]): JsonSchema {
  return { type: 'string', description, ...(examples.length > 0 && { examples }) };
}

/** A whole number, and what it says. */
export function integer(description: string): JsonSchema {
  return { type: 'integer', description };
}

/** A number, and what it says. */
export function number(description: string): JsonSchema {
  return { type: 'number', description };
}

/** A boolean, and what it says. */
export function flag(description: string): JsonSchema {
  return { type: 'boolean', description };
}

/** One of a few words, and what they say. */
export function oneOf(words: readonly string[], description?: string): JsonSchema {
  return { type: 'string', enum: words, ...(description !== undefined && { description }) };
}
