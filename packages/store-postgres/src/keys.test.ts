import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, textOf } from './keys.js';

/** Texts with all that is hard: NUL, halves of pairs, characters beyond the first 65,536, and the marks themselves. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0, 1, 2, 0x41, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xe001, 0xe002, 0xffff),
    ),
  )
  .map((units) => String.fromCharCode(...units));

test('a key becomes the text that it was made of', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(textOf(keyOf(text))).toBe(text);
    }),
  );
});

test('keys are in the order of code units, as the bytes of UTF-8 are compared', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const bytes = Buffer.compare(Buffer.from(keyOf(a)), Buffer.from(keyOf(b)));
      expect(Math.sign(bytes)).toBe(a === b ? 0 : a < b ? -1 : 1);
    }),
  );
});

test('a key is text that PostgreSQL holds: well-formed, and without NUL', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const key = keyOf(text);
      expect(Buffer.from(key).toString()).toBe(key);
      expect(key).not.toContain('\0');
    }),
  );
});

test('a text without odd characters is its own key', () => {
  for (const text of ['', 'CP-1', 'a/b\n\t', 'gr\u00fcn', '\u5145\u96fb', '\ufffd'])
    expect(keyOf(text)).toBe(text);
});
