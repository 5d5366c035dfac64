import { expect, test } from 'vitest';
import { contentId } from './content-id.js';

test('the same content has the same name', () => {
  expect(contentId('a', 1, undefined)).toBe(contentId('a', 1, undefined));
});

test('other content has another name, also where it looks alike', () => {
  const contents = [['a', 'b'], ['ab'], ['a,b'], ['a', 'b', undefined], ['1'], [1], [], ['']];
  const names = contents.map((content) => contentId(...content));
  expect(new Set(names).size).toBe(contents.length);
});
