import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isStoreReady } from './readiness.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a store that does not answer within 2 s is not ready', async () => {
  const ready = isStoreReady({ check: () => new Promise(() => {}) });
  await vi.advanceTimersByTimeAsync(1_999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await ready).toBe(false);
});

it('a store that answers is ready at once, and nothing is left to wait for', async () => {
  expect(await isStoreReady({ check: async () => {} })).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
