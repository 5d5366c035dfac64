import { expect, test } from 'vitest';
import { normalizeContractId } from './contract-id.js';

test.each([
  ['DE8AACA2B3C4D5L', 'DE8AACA2B3C4D5L'],
  ['de-8aa-ca2b3c4d5-l', 'DE8AACA2B3C4D5L'],
  ['DE*8AA*CA2B3C4D5*L', 'DE8AACA2B3C4D5L'],
  [' DE 8AA CA2B3C4D5 ', 'DE8AACA2B3C4D5'],
])('the contract id %j is %s in normal form', (written, normal) => {
  expect(normalizeContractId(written)).toBe(normal);
});
