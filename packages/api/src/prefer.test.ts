import { expect, test } from 'vitest';
import { waitMsOf } from './prefer.js';

test.each([
  [undefined, 0],
  ['', 0],
  ['respond-async', 0],
  ['wait=10', 10_000],
  ['Wait = "10"', 10_000],
  ['respond-async, wait=10; foo="bar"', 10_000],
  ['wait=0', 0],
  ['wait=3600', 60_000],
  ['wait=99999999999999999999', 60_000],
  ['wait=soon', 0],
  ['wait=1.5', 0],
  ['wait=-1', 0],
  ['waiter=5', 0],
  ['wait=5, wait=10', 5_000],
  [['wait=5', 'wait=10'], 5_000],
])('a caller that prefers %j waits for %i ms', (prefer, waitMs) => {
  expect(waitMsOf(prefer)).toBe(waitMs);
});
