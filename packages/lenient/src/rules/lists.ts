import { isObject, type Outcome, type Place, type Rule } from '../rule.js';

/** One object where a list of them is expected. */
export const objectForList: Rule = {
  name: 'object-for-list',
  does: 'an object where a list is expected (meterValue, sampledValue): it is a list of one',
  sources: ['lbbrhzn/ocpp#1144'],
  kinds: ['list'],
  apply: (value) => (isObject(value) ? { value: [value] } : undefined),
};

/** A list that should have something in it. */
export const emptyList: Rule = {
  name: 'empty-list',
  does: 'an empty list where there should be something (meterValue, sampledValue): it is ignored, with what holds nothing else',
  sources: ['lbbrhzn/ocpp#466', 'OCPP 2.0.1 part 4 section 4.2.1: absent, not []'],
  kinds: ['list'],
  apply: (value, place) => (Array.isArray(value) && value.length === 0 ? withoutItems(place) : undefined),
};

/** Lists of measurements, of which each item may be left out without the others meaning something else. */
const measurements: ReadonlySet<string> = new Set(['meterValue', 'transactionData', 'sampledValue']);

/** Whether a place is one of items that may be left out. */
export function mayBeLeftOut({ isItem, name }: Place): boolean {
  return isItem && measurements.has(name);
}

/** Passes the check of a list of meter values that must not be empty. */
const aMeterValue = { timestamp: '2000-01-01T00:00:00Z', sampledValue: [{ value: 0 }] };

/** What becomes of a list without items; `undefined` where an empty list is right, or can't be tolerated. */
export function withoutItems({ name, shape, required }: Place): Outcome | undefined {
  if (shape.kind !== 'list') return undefined;
  if (name === 'sampledValue') return 'unusable';
  if (!required && (shape.minItems > 0 || measurements.has(name))) return 'absent';
  if (name !== 'meterValue') return undefined;
  return shape.minItems > 0 ? { value: [], standIn: [aMeterValue] } : { value: [] };
}
