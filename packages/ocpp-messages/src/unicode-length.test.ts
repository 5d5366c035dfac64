import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unicodeLength } from './unicode-length.js';

test.each([
  ['', 0],
  ['text', 4],
  ['\u00e4\u4e2d', 2],
  ['\u{1d11e}', 1],
  ['a\u{1d11e}b\u{1d11e}', 4],
  ['\ud834', 1],
  ['\ud834x', 2],
  ['\udd1e\ud834', 2],
  ['\ud834\ud834\udd1e', 2],
  ['e\u0301', 2],
])('%j has %i code points', (text, length) => {
  expect(unicodeLength(text)).toBe(length);
});

test('is what iterating over any text counts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unicodeLength(text)).toBe(Array.from(text).length);
    }),
  );
});
