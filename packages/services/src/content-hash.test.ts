import { expect, test } from 'vitest';
import { ContentHash } from './content-hash.js';

function hashOf(...parts: (string | number)[]): string {
  const hash = new ContentHash();
  for (const part of parts) {
    if (typeof part === 'number') hash.addNumber(part);
    else hash.addText(part);
  }
  return String(hash);
}

test('the same parts have the same hash', () => {
  expect(hashOf('a', 'b', 2.5)).toBe(hashOf('a', 'b', 2.5));
});

test('other parts have another hash, also where they look alike', () => {
  const contents: (string | number)[][] = [
    ['a', 'b'],
    ['ab'],
    ['ba'],
    ['b', 'a'],
    ['', 'ab'],
    ['ab', ''],
    [],
    [''],
    ['\u{1f50c}'],
    ['\ud83d'],
    ['5'],
    [5],
    [-5],
    [0.5],
    [5, 5],
    ['5', 5],
    [2 ** 32 * 5],
  ];
  expect(new Set(contents.map((texts) => hashOf(...texts))).size).toBe(contents.length);
});

test.each([
  ['texts', (index: number) => (index / 10).toFixed(1)],
  ['numbers', (index: number) => index / 10],
  ['whole numbers', (index: number) => index],
  ['numbers far apart', (index: number) => index * 2 ** 20],
])('100,000 contents with %s that differ little have as many hashes', (_, part) => {
  const hashes = new Set<string>();
  for (let index = 0; index < 100_000; index++) hashes.add(hashOf('Wh', part(index), 'L1'));
  expect(hashes.size).toBe(100_000);
});
