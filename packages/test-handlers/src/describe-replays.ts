import type { FromStation, MessageMap } from '@csms/ocpp-messages';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf } from './content.js';
import type { StationCall, TestCsms } from './test-csms.js';
import { at } from './times.js';

/** What a station says, in its order: who, which action, and the request. */
export type StoryLine<M extends MessageMap<M>> = {
  [A in FromStation<M>]: readonly [stationId: string, action: A, request: M[A]['request']];
}[FromStation<M>];

/** The calls of a story, each with a message id and a time of arrival of its own. */
export function aStory<M extends MessageMap<M>>(lines: readonly StoryLine<M>[]): readonly StationCall<M>[] {
  return lines.map(([stationId, action, request], index) => ({
    stationId,
    action,
    request,
    messageId: `m${index}`,
    receivedAt: at(20 + index),
  }));
}

type IndexedAnswer = readonly [index: number, answer: object];

type Managers<M extends MessageMap<M>> = readonly [TestCsms<M>, TestCsms<M>];

/**
 * Registers the tests that a message which is handled twice, by two managers on one store, leaves the same state and
 * gets the same answer.
 *
 * @param twoManagers makes two managers on one new store, prepared the same each time
 */
export function describeReplays<M extends MessageMap<M>>(
  story: readonly StationCall<M>[],
  twoManagers: () => Promise<Managers<M>>,
): void {
  /**
   * Tells the story with copies, and once without. `tell` delivers the message of an index, with whatever copies, and
   * resolves to the answers, each with the index of its message.
   */
  async function compare(tell: (managers: Managers<M>, index: number) => Promise<IndexedAnswer[]>) {
    const [once] = await twoManagers();
    const expected: object[] = [];
    for (const call of story) expected.push(await once.deliver(call));

    const managers = await twoManagers();
    const answers: IndexedAnswer[] = [];
    for (const index of story.keys()) answers.push(...(await tell(managers, index)));
    return {
      actual: { answers, content: await contentOf(managers[0].store) },
      expected: {
        answers: answers.map(([index]) => [index, expected[index]]),
        content: await contentOf(once.store),
      },
    };
  }

  async function deliver(manager: TestCsms<M>, index: number): Promise<IndexedAnswer> {
    return [index, await manager.deliver(story[index] as StationCall<M>)];
  }

  describe('a message that is handled twice leaves the same state and gets the same answer', () => {
    test('by two managers, one after the other', async () => {
      const { actual, expected } = await compare(async ([first, second], index) => [
        await deliver(first, index),
        await deliver(second, index),
      ]);
      expect(actual).toEqual(expected);
    });

    test('by two managers at once', async () => {
      const { actual, expected } = await compare(([first, second], index) =>
        Promise.all([first, second, second, first].map((manager) => deliver(manager, index))),
      );
      expect(actual).toEqual(expected);
    });

    test('by two managers, the copies however late', async () => {
      const anIndex = fc.nat(story.length - 1);
      const aCopy = fc.record({ original: anIndex, after: anIndex });
      await fc.assert(
        fc.asyncProperty(fc.array(aCopy, { maxLength: 30 }), async (copies) => {
          const { actual, expected } = await compare(async ([first, second], index) => {
            const answers = [await deliver(first, index)];
            const due = copies.filter(({ original, after }) => Math.max(original, after) === index);
            for (const { original } of due) answers.push(await deliver(second, original));
            return answers;
          });
          expect(actual).toEqual(expected);
        }),
        { numRuns: 50 },
      );
    });
  });
}
