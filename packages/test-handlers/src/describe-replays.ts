import type { FromStation, MessageMap, Protocol } from '@csms/ocpp-messages';
import { ourSchemas, validPayloads } from '@csms/test-payloads';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, compareHistories, type IndexedAnswer, type Managers } from './compare-histories.js';
import { receivedActions } from './received-actions.js';
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

/** What is told, and to whom. */
export interface ReplayOptions<M extends MessageMap<M>> {
  readonly protocol: Protocol<M>;
  /** A day of stations, in which everything happens that copies might confuse. */
  readonly story: readonly StationCall<M>[];
  /** Makes two managers on one new store, prepared the same each time. */
  readonly twoManagers: () => Promise<Managers<M>>;
}

/**
 * Registers the tests that a message which is handled twice, by two managers on one store, leaves the same state and
 * gets the same answer: each message of a story, and of each action whatever the schemas allow.
 */
export function describeReplays<M extends MessageMap<M>>({
  protocol,
  story,
  twoManagers,
}: ReplayOptions<M>): void {
  /** Delivers the message of a story at an index. */
  async function deliver(
    manager: TestCsms<M>,
    index: number,
    told: readonly StationCall<M>[] = story,
  ): Promise<IndexedAnswer> {
    return [index, await answerOf(manager, told[index] as StationCall<M>)];
  }

  describe('a message that is handled twice leaves the same state and gets the same answer', () => {
    test('by two managers, one after the other', async () => {
      const { actual, expected } = await compareHistories(
        story,
        twoManagers,
        async ([first, second], index) => [await deliver(first, index), await deliver(second, index)],
      );
      expect(actual).toEqual(expected);
    });

    test('by two managers at once', async () => {
      const { actual, expected } = await compareHistories(story, twoManagers, ([first, second], index) =>
        Promise.all([first, second, second, first].map((manager) => deliver(manager, index))),
      );
      expect(actual).toEqual(expected);
    });

    test('by two managers, the copies however late', async () => {
      const anIndex = fc.nat(story.length - 1);
      const aCopy = fc.record({ original: anIndex, after: anIndex });
      await fc.assert(
        fc.asyncProperty(fc.array(aCopy, { maxLength: 30 }), async (copies) => {
          const { actual, expected } = await compareHistories(
            story,
            twoManagers,
            async ([first, second], index) => {
              const answers = [await deliver(first, index)];
              const due = copies.filter(({ original, after }) => Math.max(original, after) === index);
              for (const { original } of due) answers.push(await deliver(second, original));
              return answers;
            },
          );
          expect(actual).toEqual(expected);
        }),
        { numRuns: 50 },
      );
    });

    test.each(receivedActions(protocol))(
      '%s, as it is written and whatever else its schema allows',
      async (action) => {
        const written = story.filter((call) => call.action === action);
        expect(written, 'expected the story to have one').not.toEqual([]);
        const told = [...written, ...generated(protocol, action)];
        const { actual, expected } = await compareHistories(told, twoManagers, ([first, second], index) =>
          Promise.all([first, second, first].map((manager) => deliver(manager, index, told))),
        );
        expect(actual).toEqual(expected);
      },
    );
  });
}

/** Calls of an action that its schema allows: the smallest, the fullest and some at random, from two stations. */
function generated<M extends MessageMap<M>>(
  { version }: Protocol<M>,
  action: FromStation<M>,
): StationCall<M>[] {
  const schema = ourSchemas(version).get(`${action}Request`) ?? {};
  const payloads = [...validPayloads(schema)].filter(({ variant }) =>
    ['minimal', 'full', 'random'].includes(variant),
  );
  return payloads.map(({ value }, index) => ({
    stationId: index % 2 === 0 ? 'CS1' : 'CS2',
    action,
    request: value as M[FromStation<M>]['request'],
    messageId: `g${index}`,
    receivedAt: at(20 + index),
  }));
}
