import { isDateTime, type Shape } from '@csms/ocpp-messages';

/** Whether no rule can apply to a value, as to almost all: a shortcut past the rules, which would come to the same. */
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
