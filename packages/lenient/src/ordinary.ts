import { isDateTime, type Shape } from '@csms/ocpp-messages';

/**
 * Whether a value is one that no rule minds, as almost every one is: a short way past the rules, and never the only way
 * to tell.
 */
export function isOrdinary(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'string' || value === '') return false;
      if (shape.words) return shape.words.includes(value);
      if (shape.isTime) return value >= '2000' && isDateTime(value);
      return shape.maxLength === undefined || value.length <= shape.maxLength;
    case 'integer':
      return typeof value === 'number' && value > 0 && Number.isSafeInteger(value);
    case 'number':
    case 'boolean':
      return typeof value === shape.kind;
    case 'any':
      return true;
    default:
      return false;
  }
}
