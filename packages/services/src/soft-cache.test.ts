import { expect, it } from 'vitest';
import { createSoftCache } from './soft-cache.js';

function aCache(options: { maxEntries?: number } = {}) {
  let nowMs = 0;
  const asked: string[] = [];
  const find = createSoftCache({
    ...options,
    lifetimeMs: 1_000,
    clock: { now: () => new Date(nowMs) },
    async load(key) {
      asked.push(key);
      if (key === 'broken') throw new Error('away');
      return key.toUpperCase();
    },
  });
  return {
    find,
    asked,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

it('asks once in a lifetime', async () => {
  const { find, asked, wait } = aCache();
  expect(await Promise.all([find('a'), find('a')])).toEqual(['A', 'A']);
  wait(999);
  await find('a');
  expect(asked).toEqual(['a']);
  wait(1);
  await find('a');
  expect(asked).toEqual(['a', 'a']);
});

it('asks again what it could not find out', async () => {
  const { find, asked } = aCache();
  await expect(find('broken')).rejects.toThrow('away');
  await expect(find('broken')).rejects.toThrow('away');
  expect(asked).toEqual(['broken', 'broken']);
});

it('forgets what it found out first when it knows too much', async () => {
  const { find, asked } = aCache({ maxEntries: 2 });
  for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await find(key);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
