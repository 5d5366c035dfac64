import { hideSecrets } from '@csms/calls';
import type { JsonSchema } from './operation.js';

/**
 * What a schema tells of a record, as JSON: fields that it does not name are not shown, and secrets are `***`. So whatever
 * a store keeps beside what is described stays in the store.
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
