import { isObject, type Place, type Rule } from '../rule.js';

/** A field that the message does not have. */
export const unknownField: Rule = {
  name: 'unknown-field',
  does: 'a field that the message does not have: it is left out',
  sources: ['OCPP 1.6 JSON errata 3.2: schemas that were open once', 'chargestation-one#61'],
  kinds: ['object'],
  apply(value, place) {
    if (!isObject(value)) return undefined;
    const unknown = unknownNames(value, place);
    if (unknown.length === 0) return undefined;
    return { value: Object.fromEntries(Object.entries(value).filter(([name]) => !unknown.includes(name))) };
  },
  // What it holds is not known, so it may be a secret.
  note: (value, place) => ({ example: unknownNames(value as object, place).join(', ') }),
};

function unknownNames(value: object, { shape }: Place): readonly string[] {
  if (shape.kind !== 'object' || shape.open) return [];
  return Object.keys(value).filter((name) => !shape.fields.has(name));
}
