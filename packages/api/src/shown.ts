import { hideSecrets } from '@csms/calls';
import type { JsonSchema } from './operation.js';

/**
 * A record as JSON by a schema: fields that the schema does not name are left out, and secrets are `***`. So what is
 * not described never leaves the store.
 */
export function shown(record: object, schema: JsonSchema): object {
  return hideSecrets(described(record, schema) as object);
}

function described(value: unknown, { properties, items }: JsonSchema): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return items ? value.map((item) => described(item, items as JsonSchema)) : value;
  if (!properties || typeof value !== 'object' || value === null) return value;
  const fields = new Map(Object.entries(value));
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]) => {
      const known: unknown = fields.get(name);
      return known === undefined ? [] : [[name, described(known, field as JsonSchema)]];
    }),
  );
}
