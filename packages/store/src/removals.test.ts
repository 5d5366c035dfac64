import { expect, test } from 'vitest';
import { addRemoval, isRemoved, maxRemovalAgeMs, maxRemovals, type Removal } from './removals.js';

const at = (minutes: number) => new Date(minutes * 60_000);

function added(...minutes: readonly number[]) {
  return minutes.reduce<readonly Removal<number>[]>(
    (removals, minute) => addRemoval(removals, { criteria: minute, at: at(minute) }),
    [],
  );
}

test('removals are kept for an hour after the latest, in whatever order they come', () => {
  const hour = maxRemovalAgeMs / 60_000;
  expect(added(0, 1, hour).map(({ criteria }) => criteria)).toEqual([0, 1, hour]);
  expect(added(hour + 1, 0, 1).map(({ criteria }) => criteria)).toEqual([1, hour + 1]);
});

test(`the latest ${maxRemovals} removals are kept`, () => {
  const seconds = Array.from({ length: maxRemovals + 2 }, (_, index) => index / 60);
  expect(added(...seconds.toReversed()).map(({ criteria }) => criteria)).toEqual(seconds.slice(2));
});

test('an item is gone by a later removal that means it', () => {
  const removals = added(1, 3);
  const isGone = (criteria: number, minute: number) =>
    isRemoved({ criteria, at: at(minute) }, removals, (item, meant) => item.criteria === meant);
  expect(isGone(3, 2)).toBe(true);
  expect(isGone(3, 3)).toBe(false);
  expect(isGone(1, 2)).toBe(false);
  expect(isGone(2, 0)).toBe(false);
});
