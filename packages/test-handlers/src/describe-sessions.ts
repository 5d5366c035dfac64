import type { MessageMap } from '@csms/ocpp-messages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChargingSession, truthOf } from './charging-session.js';
import type { Managers } from './compare-histories.js';
import { contentOf } from './content.js';
import { type CallMaker, type Delivery, deliverRounds, plainDelivery } from './deliveries.js';

/** Sessions as a station tells them, and how that is delivered. */
export interface ToldSessions<M extends MessageMap<M>> {
  readonly sessions: readonly ChargingSession[];
  readonly story: readonly CallMaker<M>[];
  readonly delivery: Delivery;
}

/**
 * Registers the test that sessions come to what they were, however they are told and delivered, that nothing else is left
 * of them than of a plain delivery, and that each message is answered alike whenever it comes.
 *
 * @param twoManagers makes two managers on one new store, in which the token `CAFE01` is valid
 */
export function describeSessions<M extends MessageMap<M>>(
  told: fc.Arbitrary<ToldSessions<M>>,
  twoManagers: () => Promise<Managers<M>>,
): void {
  async function outcomeOf(story: ToldSessions<M>['story'], delivery: Delivery) {
    const managers = await twoManagers();
    const answers = await deliverRounds(managers, delivery, story);
    const { transactions } = await contentOf(managers[0].store);
    return { answers, transactions: transactions.toReversed() };
  }

  test('charging sessions come to what they were, whatever becomes of the messages that tell of them', async () => {
    await fc.assert(
      fc.asyncProperty(told, async ({ sessions, story, delivery }) => {
        const plain = await outcomeOf(story, plainDelivery(story.length));
        expect(plain.transactions).toMatchObject(
          sessions.map((session) => ({ ...truthOf(session), token: { uid: 'CAFE01' } })),
        );
        const { answers, transactions } = await outcomeOf(story, delivery);
        expect(transactions).toEqual(plain.transactions);
        for (const [index, each] of answers) {
          expect(each).toEqual(each.map(() => plain.answers.get(index)?.[0]));
        }
      }),
      { numRuns: 100 },
    );
  });
}
