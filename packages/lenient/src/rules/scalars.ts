import type { Rule } from '../rule.js';

/** A number, or true or false, where a text is expected. */
export const numberForText: Rule = {
  name: 'number-for-text',
  does: 'a number where a text is expected (value of a sampledValue, values of configuration keys): it is written as text',
  sources: ['lbbrhzn/ocpp#210', 'lbbrhzn/ocpp#1499', 'mobilityhouse/ocpp#243', 'mobilityhouse/ocpp#353'],
  kinds: ['text'],
  apply: (value) =>
    typeof value === 'number' || typeof value === 'boolean' ? { value: String(value) } : undefined,
};

const decimal = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** A number that is written as text. */
export const textForNumber: Rule = {
  name: 'text-for-number',
  does: 'a number written as text (connectorId "1", meterStart "123"): it is read',
  sources: ['practice'],
  kinds: ['integer', 'number'],
  apply(value) {
    if (typeof value !== 'string' || !decimal.test(value)) return undefined;
    const number = Number(value);
    return Number.isFinite(number) ? { value: number } : undefined;
  },
};

/** A number with a fraction where a whole one is expected. */
export const fractionForInteger: Rule = {
  name: 'fraction-for-integer',
  does: 'a fraction where a whole number is expected (meterStop 1.5): it is rounded',
  sources: ['practice'],
  kinds: ['integer'],
  apply: (value) =>
    typeof value === 'number' && !Number.isInteger(value) ? { value: Math.round(value) } : undefined,
};
