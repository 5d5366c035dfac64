import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalList } from './local-lists.js';
import {
  isLocalListRowOver,
  type LocalListEvent,
  maxRemovedAgeMs,
  mergeLocalList,
  versionEvent,
} from './merge-local-list.js';

const seconds = (count: number) => new Date(count * 1_000);

function merge(...events: readonly LocalListEvent[]): LocalList | undefined {
  return events.reduce<LocalList | undefined>(mergeLocalList, undefined);
}

/** Answers to changes of a list, each at a time of its own, as a station gives them one after the other. */
const answers = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom('full', 'differential', 'failed'),
      version: fc.integer({ min: 1, max: 5 }),
      at: fc.nat(50).map(seconds),
    }),
    { selector: ({ at }) => at.getTime(), minLength: 1, maxLength: 8 },
  )
  .map((events) => events.toSorted((a, b) => a.at.getTime() - b.at.getTime()));

describe('what stations answer to changes of their lists', () => {
  test('leaves the same in whatever order and however often it comes', () => {
    const retold = answers.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc
          .subarray(events)
          .chain((copies) =>
            fc.shuffledSubarray([...events, ...copies], { minLength: events.length + copies.length }),
          ),
      ),
    );
    fc.assert(
      fc.property(retold, ([events, others]) => {
        expect(merge(...others)).toEqual(merge(...events));
      }),
    );
  });

  test.each([
    ['the list that follows it in the same millisecond is known', 2, 3, true],
    ['the list before it in the same millisecond is not', 4, 3, false],
  ])('when one of them failed, %s', (_name, failed, full, areEntriesKnown) => {
    const events: LocalListEvent[] = [
      { kind: 'failed', version: failed, at: seconds(1) },
      { kind: 'full', version: full, at: seconds(1) },
    ];
    expect(merge(...events)).toMatchObject({ areEntriesKnown });
    expect(merge(...events.toReversed())).toMatchObject({ areEntriesKnown });
  });

  test('tells the version, and that entries are known when nothing failed since a full list', () => {
    fc.assert(
      fc.property(answers, (events) => {
        const list = merge(...events);
        const last = events.at(-1);
        const sinceFull = events.slice(events.findLastIndex(({ kind }) => kind === 'full'));
        expect(list?.version).toBe(last?.kind === 'failed' ? undefined : last?.version);
        expect(list?.highestVersion).toBe(Math.max(...events.map(({ version }) => version)));
        expect(list?.areEntriesKnown).toBe(
          sinceFull[0]?.kind === 'full' && sinceFull.every(({ kind }) => kind !== 'failed'),
        );
      }),
    );
  });
});

test.each([
  [0, 'full'],
  [7, 'told'],
  [-1, 'failed'],
])('a station that tells of version %i tells as much as by an answer that is %s', (version, kind) => {
  expect(versionEvent({ version, at: seconds(1) })).toEqual({ kind, version, at: seconds(1) });
});

test('that an entry was taken off is kept until nothing older can come any more', () => {
  const removed = { version: 2, at: seconds(10) };
  const list = (at: Date) => mergeLocalList(undefined, { kind: 'differential', version: 3, at });
  expect(isLocalListRowOver(removed, list(new Date(10_000 + maxRemovedAgeMs)))).toBe(false);
  expect(isLocalListRowOver(removed, list(new Date(10_001 + maxRemovedAgeMs)))).toBe(true);
  const entry = { uid: 'A', status: 'Accepted' };
  expect(isLocalListRowOver({ ...removed, entry }, list(new Date(10_001 + maxRemovedAgeMs)))).toBe(false);
});
