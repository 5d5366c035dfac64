import { expect, test } from 'vitest';
import { createRateLimit, networkOf } from './rate-limit.js';

/** A limit, and a clock that goes when it is told to. */
function withClock(perSecond: number, burst?: number) {
  let ms = 0;
  const limit = createRateLimit(
    { perSecond, ...(burst !== undefined && { burst }) },
    { now: () => new Date(ms) },
  );
  return {
    limit,
    pass(seconds: number) {
      ms += seconds * 1_000;
    },
  };
}

test('somebody may ask as often at once as the burst, and then as often as time passes', () => {
  const { limit, pass } = withClock(2, 3);
  expect([limit('a'), limit('a'), limit('a')]).toEqual([undefined, undefined, undefined]);
  expect(limit('a')).toBe(1);
  pass(0.5);
  expect(limit('a')).toBeUndefined();
  expect(limit('a')).toBe(1);
  pass(3_600);
  expect([limit('a'), limit('a'), limit('a'), limit('a')]).toEqual([undefined, undefined, undefined, 1]);
});

test('those who ask do not hinder each other', () => {
  const { limit } = withClock(1, 1);
  expect(limit('a')).toBeUndefined();
  expect(limit('b')).toBeUndefined();
  expect(limit('a')).toBe(1);
});

test('the seconds that are told are those after which it may go on', () => {
  const { limit, pass } = withClock(0.1, 1);
  limit('a');
  expect(limit('a')).toBe(10);
  pass(10);
  expect(limit('a')).toBeUndefined();
});

test('whoever may ask once in a while may ask once', () => {
  const { limit, pass } = withClock(0.1);
  expect(limit('a')).toBeUndefined();
  expect(limit('a')).toBe(10);
  pass(10);
  expect(limit('a')).toBeUndefined();
});

test('a clock that is set back takes nothing from anybody', () => {
  const { limit, pass } = withClock(1, 2);
  limit('a');
  pass(-3_600);
  expect(limit('a')).toBeUndefined();
  pass(1);
  expect(limit('a')).toBeUndefined();
});

test('of very many those are forgotten that were silent for the longest', () => {
  const { limit } = withClock(1, 1);
  limit('first');
  limit('second');
  for (let index = 0; index < 9_999; index++) limit(`other ${index}`);
  expect(limit('second')).toBe(1);
  expect(limit('first')).toBeUndefined();
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['fe80::1:2', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, ''],
])('%s asks as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
