import { expect, it } from 'vitest';
import { createKnownPaths } from './known-paths.js';

it('remembers paths until they are forgotten', () => {
  const known = createKnownPaths();
  known.add(['transactions', '=a']);
  expect(known.has(['transactions', '=a'])).toBe(true);
  expect(known.has(['transactions', '=b'])).toBe(false);
  known.forget(['transactions', '=a']);
  expect(known.has(['transactions', '=a'])).toBe(false);
});

it('forgets those that it was told of first when there are many', () => {
  const known = createKnownPaths();
  for (let index = 0; index <= 10_000; index += 1) known.add(['transactions', String(index)]);
  expect(known.has(['transactions', '0'])).toBe(false);
  expect(known.has(['transactions', '1'])).toBe(true);
});
