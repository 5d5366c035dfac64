import type { FromCsms, MessageMap } from '@csms/ocpp-messages';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf } from './content.js';
import type { StationAnswer, TestCsms } from './test-csms.js';
import { at } from './times.js';

/** What a station answers: the action, what it was asked, and the response. */
export type AnswerLine<M extends MessageMap<M>> = {
  [A in FromCsms<M>]: readonly [action: A, request: M[A]['request'], response: M[A]['response']];
}[FromCsms<M>];

/**
 * Registers the tests that the answers of a station, each received at a time of its own, leave the same state in whatever
 * order they are handled, however often, and by whichever of two managers on one store.
 *
 * @param twoManagers makes two managers on one new store, in which the station CS1 is known
 */
export function describeAnswerReplays<M extends MessageMap<M>>(
  lines: readonly AnswerLine<M>[],
  twoManagers: () => Promise<readonly [TestCsms<M>, TestCsms<M>]>,
): void {
  const answers = lines.map(([action, request, response], index): StationAnswer<M> => {
    return { action, request, response, stationId: 'CS1', messageId: `c${index}`, receivedAt: at(index) };
  });

  /** Hands answers to both managers in turn. */
  async function contentAfter(told: readonly StationAnswer<M>[]) {
    const managers = await twoManagers();
    for (const [index, answer] of told.entries())
      await managers[index % 2 === 0 ? 0 : 1].deliverAnswer(answer);
    return contentOf(managers[0].store);
  }

  describe('the answers of a station leave the same state', () => {
    test('each handled twice, by two managers at once', async () => {
      const managers = await twoManagers();
      for (const answer of answers) {
        await Promise.all([...managers, ...managers].map((manager) => manager.deliverAnswer(answer)));
      }
      expect(await contentOf(managers[0].store)).toEqual(await contentAfter(answers));
    });

    test('in whatever order, with copies however late', async () => {
      const expected = await contentAfter(answers);
      const anOrder = fc.shuffledSubarray([...answers], { minLength: answers.length });
      await fc.assert(
        fc.asyncProperty(anOrder, fc.subarray([...answers]), async (told, copies) => {
          expect(await contentAfter([...told, ...copies])).toEqual(expected);
        }),
        { numRuns: 50 },
      );
    });
  });
}
