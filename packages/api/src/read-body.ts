import { parseDateTime } from '@csms/ocpp-messages';
import type { JsonSchema } from './operation.js';

/**
 * Reads a body that fits a schema into domain values: times become dates, and fields that the schema does not name are
 * left out.
 */
export function readBody(body: unknown, { properties, items, format }: JsonSchema): unknown {
  if (format === 'date-time') return parseDateTime(body as string);
  if (Array.isArray(body)) return items ? body.map((item) => readBody(item, items as JsonSchema)) : body;
  if (!properties || typeof body !== 'object' || body === null) return body;
  const fields = new Map(Object.entries(body));
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]) =>
      fields.has(name) ? [[name, readBody(fields.get(name), field as JsonSchema)]] : [],
    ),
  );
}
