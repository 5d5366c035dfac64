import { expect, test } from 'vitest';
import { ContentHash } from './content-hash.js';

function hashOf(...texts: string[]): string {
  const hash = new ContentHash();
  for (const text of texts) hash.add(text);
  return String(hash);
}

test('the same texts have the same hash', () => {
  expect(hashOf('a', 'b')).toBe(hashOf('a', 'b'));
});

test('other texts have another hash, also where they look alike', () => {
  const contents = [
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
  ];
  expect(new Set(contents.map((texts) => hashOf(...texts))).size).toBe(contents.length);
});

test('100,000 contents that differ little have as many hashes', () => {
  const hashes = new Set<string>();
  for (let index = 0; index < 100_000; index++) hashes.add(hashOf('Wh', (index / 10).toFixed(1), 'L1'));
  expect(hashes.size).toBe(100_000);
});
