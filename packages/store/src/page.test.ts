import { expect, test } from 'vitest';
import { limitOf, maxPageLimit } from './page.js';

test.each([1, 50, maxPageLimit])('a limit of %d is taken', (limit) => {
  expect(limitOf({ limit })).toBe(limit);
});

test.each([0, -1, maxPageLimit + 1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'a limit of %d is refused',
  (limit) => {
    expect(() => limitOf({ limit })).toThrow(RangeError);
  },
);
