import { expect, test } from 'vitest';
import { isTransactionNumber } from './numbered-transactions.js';

test.each([1, 4711, 2 ** 31 - 1, 5_000_000_000])('%d may be the number of a transaction', (number) => {
  expect(isTransactionNumber(number)).toBe(true);
});

test.each([0, -1, -4711, 1.5, 2 ** 63, Number.NaN])(
  '%d is no number of a transaction (1.6 errata 3.18)',
  (number) => {
    expect(isTransactionNumber(number)).toBe(false);
  },
);
