import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorsOf } from './cursors.js';
import { StoreError } from './store-error.js';

const calls = cursorsOf('calls', 'number', 'string');
/** Halves of surrogate pairs too. */
const anyCodeUnit = fc.nat(0xffff).map((unit) => String.fromCharCode(unit));
const invalid = expect.objectContaining({ name: 'StoreError', code: 'invalid-cursor' });

test('a cursor gives back its position, whatever the texts in it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string({ unit: anyCodeUnit }), (at, id) => {
      expect(calls.decode(calls.encode([at, id]))).toEqual([at, id]);
    }),
  );
});

test('a cursor is text that may stand in a URL', () => {
  expect(calls.encode([1, '?&=/+ \u{1F50C}'])).toMatch(/^[\w-]+$/);
});

test('the cursor of another list is refused', () => {
  expect(() => calls.decode(cursorsOf('readings', 'number', 'string').encode([1, 'a']))).toThrow(invalid);
});

test('a cursor with other parts is refused', () => {
  expect(() => calls.decode(cursorsOf('calls', 'string', 'string').encode(['1', 'a']))).toThrow(invalid);
  expect(() => calls.decode(cursorsOf('calls', 'number').encode([1]))).toThrow(invalid);
  expect(() => calls.decode(cursorsOf('calls', 'number', 'string', 'string').encode([1, 'a', 'b']))).toThrow(
    invalid,
  );
});

test('text that is no cursor is refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
      expect(() => calls.decode(text)).toThrow(StoreError);
    }),
  );
});
