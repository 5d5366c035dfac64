import type { Schema } from '@csms/test-payloads';

const plainKeywords = [
  'type',
  'anyOf',
  'minItems',
  'maxItems',
  'maxLength',
  'format',
  'minimum',
  'maximum',
  'multipleOf',
  'default',
] as const;

/** A schema in a form in which two with the same meaning are equal: no prose, no order, nothing without effect. */
export function structureOf(schema: Schema): unknown {
  const { type, properties = {}, required = [], additionalProperties = true, items, enum: words } = schema;
  return {
    ...Object.fromEntries(plainKeywords.map((keyword) => [keyword, schema[keyword]])),
    words: words?.toSorted(),
    items: items && structureOf(items),
    ...(type === 'object' && {
      closed: !additionalProperties,
      required: required.toSorted(),
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, structureOf(property)]),
      ),
    }),
  };
}
