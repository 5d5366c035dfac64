import { expect, test } from 'vitest';
import { definedFields } from './defined-fields.js';

test('a record has no fields without a value', () => {
  const fields = definedFields({ a: 1, b: undefined, c: '', d: false });
  expect(Object.entries(fields)).toEqual([
    ['a', 1],
    ['c', ''],
    ['d', false],
  ]);
});
