import type { RelativeDistinguishedNames } from 'pkijs';

/** Object identifiers of what a name consists of. */
const attributes = { commonName: '2.5.4.3', organization: '2.5.4.10' } as const;

/** The texts that a name has for an attribute, in its order; empty for what is no text. */
export function textsIn(
  { typesAndValues }: RelativeDistinguishedNames,
  attribute: keyof typeof attributes,
): readonly string[] {
  return typesAndValues
    .filter(({ type }) => type === attributes[attribute])
    .map(({ value: { valueBlock } }) => {
      const text: unknown = valueBlock.value;
      return typeof text === 'string' ? text : '';
    });
}
