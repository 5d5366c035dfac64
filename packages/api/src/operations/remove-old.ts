import { type RetentionStore, removeOld as removeFrom } from '@csms/services';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { flag, integer, objectOf } from '../schemas/object-of.js';

/** For how many days things are kept; what is absent is left alone. */
export interface RetentionJson {
  readonly readingsDays?: number;
  readonly transactionsDays?: number;
  readonly callsDays?: number;
  readonly messagesDays?: number;
}

const dayMs = 24 * 60 * 60_000;

/** Schema of a number of days: a century is for ever. */
function days(description: string) {
  return { type: 'integer', minimum: 1, maximum: 36_525, description };
}

/** Removes what is older than it is to be kept. */
export function removeOld(store: RetentionStore, clock: Clock): Operation<unknown, unknown, RetentionJson> {
  return {
    operationId: 'removeOld',
    method: 'post',
    path: '/api/v0/retention',
    tag: 'retention',
    summary: 'Remove old data',
    description:
      'Removes what is older than so many days, the oldest first, as much as takes a few seconds: ask again while there is more. What goes on is never removed. Transactions whose readings are gone keep what they came to, with `readingsRemoved`.',
    roles: ['admin'],
    body: objectOf(
      {},
      {
        readingsDays: days('Readings of transactions that ended earlier'),
        transactionsDays: days('Transactions that ended earlier, with all that belongs to them'),
        callsDays: days('Calls to stations that ended earlier'),
        messagesDays: days('Messages that were recorded earlier'),
      },
    ),
    responses: {
      200: {
        description: 'What was removed',
        schema: objectOf({
          readings: integer('Of transactions that were left'),
          transactions: integer('With their readings'),
          calls: integer('To stations'),
          messages: integer('That were recorded'),
          isMore: flag('Whether there may be more to remove'),
        }),
      },
    },
    async handle({ body: { readingsDays, transactionsDays, callsDays, messagesDays } }) {
      const now = clock.now().getTime();
      const before = (age: number | undefined) =>
        age === undefined ? undefined : new Date(now - age * dayMs);
      const removed = await removeFrom(store, {
        readingsBefore: before(readingsDays),
        transactionsBefore: before(transactionsDays),
        callsBefore: before(callsDays),
        messagesBefore: before(messagesDays),
      });
      return { status: 200, body: removed };
    },
  };
}
