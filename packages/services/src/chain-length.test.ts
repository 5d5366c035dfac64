import { expect, test } from 'vitest';
import { certificatesOf, chainWithin } from './chain-length.js';

/** A certificate of 60 characters. */
const certificate = (letter: string) =>
  `-----BEGIN CERTIFICATE-----\n${letter.repeat(5)}\n-----END CERTIFICATE-----\n`;

const [leaf, sub, top] = [certificate('a'), certificate('b'), certificate('c')] as const;
const { length } = leaf;

test.each([
  [3 * length, leaf + sub + top],
  [3 * length - 1, leaf + sub],
  [2 * length, leaf + sub],
  [2 * length - 1, leaf],
  [length, leaf],
  [length - 1, undefined],
  [0, undefined],
])('a chain in %i characters is as much of it as fits, from the leaf on (A02.FR.16)', (max, expected) => {
  expect(chainWithin(leaf + sub + top, max)).toBe(expected);
});

test('a chain is taken apart into its certificates', () => {
  expect(certificatesOf(leaf + sub.trim())).toEqual([leaf, sub.trim()]);
  expect(certificatesOf('')).toEqual([]);
});
