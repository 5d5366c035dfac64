import { describe, expect, test } from 'vitest';
import { isNestedDeeper } from './nesting.js';

describe('nesting', () => {
  test.each([
    [1, 0, false],
    ['text', 0, false],
    [null, 0, false],
    [{}, 1, false],
    [[], 0, true],
    [[[]], 1, true],
    [{ a: 1, b: [{}] }, 2, true],
    [{ a: 1, b: [{}] }, 3, false],
  ])('of %j goes deeper than %i levels: %s', (value, levels, deeper) => {
    expect(isNestedDeeper(value, levels)).toBe(deeper);
  });

  test('is found under any name', () => {
    expect(isNestedDeeper(JSON.parse('{"__proto__": {"constructor": [[]]}}'), 3)).toBe(true);
  });

  test('of a million levels does not exhaust the stack', () => {
    const levels = 1_000_000;
    expect(isNestedDeeper(JSON.parse('['.repeat(levels) + ']'.repeat(levels)), 100)).toBe(true);
  });
});
