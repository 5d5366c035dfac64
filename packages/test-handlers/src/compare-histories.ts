import type { MessageMap } from '@csms/ocpp-messages';
import { contentOf } from './content.js';
import { Refused, type StationCall, type TestCsms } from './test-csms.js';

/** What a message was answered, an error among that, with the message's place in its story. */
export type IndexedAnswer = readonly [index: number, answer: object];

/** Two managers on one store. */
export type Managers<M extends MessageMap<M>> = readonly [TestCsms<M>, TestCsms<M>];

/** Answers and content of a store, as a history left them and as it should have. */
export interface Comparison {
  readonly actual: object;
  readonly expected: object;
}

/**
 * Tells a story with copies, and once without.
 *
 * @param twoManagers makes two managers on one new store, prepared the same each time
 * @param tell delivers the message of an index, with whatever copies, and resolves to all answers
 */
export async function compareHistories<M extends MessageMap<M>>(
  story: readonly StationCall<M>[],
  twoManagers: () => Promise<Managers<M>>,
  tell: (managers: Managers<M>, index: number) => Promise<readonly IndexedAnswer[]>,
): Promise<Comparison> {
  const [once] = await twoManagers();
  const expected: object[] = [];
  for (const call of story) expected.push(await answerOf(once, call));

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

/** What a manager answers to a call; an error is an answer as well. */
export async function answerOf<M extends MessageMap<M>>(
  manager: TestCsms<M>,
  call: StationCall<M>,
): Promise<object> {
  try {
    return await manager.deliver(call);
  } catch (error) {
    if (error instanceof Refused) return error.envelope;
    throw error;
  }
}
