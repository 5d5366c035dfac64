import {
  type ActiveTransaction,
  foldCase,
  settleUse,
  type Transaction,
  type TransactionEvent,
  type TransactionFilter,
  type TransactionStore,
  usesElsewhere,
} from '@csms/store';
import { inTransactions, pause, type Saboteur } from './saboteur.js';

/** Counts a token as used in the transactions that a function finds, and settles its uses by these. */
function settledBy(
  find: (
    inner: TransactionStore,
    event: TransactionEvent,
    uid: string,
  ) => Promise<readonly ActiveTransaction[]>,
): Saboteur['sabotage'] {
  return inTransactions((inner) => {
    async function settled(event: TransactionEvent): Promise<TransactionEvent> {
      if (!event.token || !event.authorization?.exclusive) return event;
      const current = await inner.find(event.stationId, event.transactionId);
      const uses = usesElsewhere(event, current, await find(inner, event, event.token.uid));
      const { exclusive: _, ...authorization } = settleUse(event, uses).authorization ?? {
        status: 'Accepted',
      };
      return { ...event, authorization };
    }
    return {
      record: async (event) => inner.record(await settled(event)),
      claimStart: async (event, start) => inner.claimStart(await settled(event), start),
    };
  });
}

function isAccepted({ authorizations }: Transaction): boolean {
  return authorizations[0]?.status === 'Accepted';
}

async function listed(inner: TransactionStore, filter: TransactionFilter): Promise<readonly Transaction[]> {
  return (await inner.list(filter, { limit: 1_000 })).items;
}

/** The uses of a token, as they should be found. */
async function usesOf(inner: TransactionStore, tokenUid: string): Promise<readonly Transaction[]> {
  return (await listed(inner, { tokenUid, active: true })).filter(isAccepted);
}

/** Stores that break one promise about tokens that are accepted for one transaction alone. */
export const exclusiveUseSaboteurs: readonly Saboteur[] = [
  {
    does: 'accepts every token',
    sabotage: settledBy(async () => []),
    caughtBy:
      'transactions.record: a token that is used elsewhere is ConcurrentTx, whatever its case, and not in use there',
  },
  {
    does: 'tells tokens that are in use apart by case',
    sabotage: settledBy(async (inner, _event, uid) =>
      (await usesOf(inner, uid)).filter(({ token }) => token?.uid === uid),
    ),
    caughtBy:
      'transactions.record: a token that is used elsewhere is ConcurrentTx, whatever its case, and not in use there',
  },
  {
    does: 'takes every token for one that is to be used once',
    sabotage: inTransactions((inner) => ({
      record: ({ authorization, ...event }) =>
        inner.record({
          ...event,
          ...(authorization && { authorization: { ...authorization, exclusive: true } }),
        }),
    })),
    caughtBy:
      'transactions.record: a token that is used elsewhere is accepted where it need not be for itself alone',
  },
  {
    does: 'takes transactions that have ended for uses',
    sabotage: settledBy(async (inner, _event, tokenUid) =>
      (await listed(inner, { tokenUid })).filter(isAccepted),
    ),
    caughtBy: 'transactions.record: a token is not in use in a transaction that has ended',
  },
  {
    does: 'takes transactions that the token was refused for for uses',
    sabotage: settledBy((inner, _event, tokenUid) => listed(inner, { tokenUid, active: true })),
    caughtBy: 'transactions.record: a token is not in use where it was refused, or nobody judged it',
  },
  {
    does: 'takes every token that a transaction mentions for one that is used',
    sabotage: (store) => {
      const mentioned = new Map<string, Transaction>();
      const sabotaged = settledBy(async (_inner, _event, uid) => {
        const found = mentioned.get(foldCase(uid));
        return found ? [found] : [];
      })(store);
      return {
        ...sabotaged,
        transactions: {
          ...sabotaged.transactions,
          async record(event) {
            const transaction = await sabotaged.transactions.record(event);
            if (event.token) mentioned.set(foldCase(event.token.uid), transaction);
            return transaction;
          },
        },
      };
    },
    caughtBy: 'transactions.record: a token is not in use in a transaction that another started',
  },
  {
    does: 'waits for ever for an end that was lost',
    sabotage: settledBy((inner, _event, tokenUid) => usesOf(inner, tokenUid)),
    caughtBy:
      'transactions.record: a token is not in use where another transaction began on the EVSE since, as the end was lost',
  },
  {
    does: 'takes a token for used at a station that was removed',
    sabotage: settledBy((inner, _event, tokenUid) => usesOf(inner, tokenUid)),
    caughtBy:
      'transactions.record: a token is not in use at a station that was removed, until that is registered again',
  },
  {
    does: 'takes a transaction for elsewhere to itself',
    sabotage: settledBy(async (inner, { stationId }, uid) =>
      (await usesOf(inner, uid)).map((use) =>
        use.stationId === stationId ? { ...use, transactionId: '' } : use,
      ),
    ),
    caughtBy: 'transactions.record: a transaction is not elsewhere to itself',
  },
  {
    does: 'takes two EVSEs of a station for one place',
    sabotage: settledBy(async (inner, { stationId }, uid) =>
      (await usesOf(inner, uid)).filter((use) => use.stationId !== stationId),
    ),
    caughtBy:
      'transactions.record: another EVSE of the station is elsewhere, one that is not known too, and the same is not',
  },
  {
    does: 'looks for uses of a token before it records one',
    sabotage: settledBy(async (inner, _event, uid) => {
      const uses = await usesOf(inner, uid);
      await pause();
      return uses;
    }),
    caughtBy: 'transactions: of starts with one token that come at once exactly one is accepted',
  },
  {
    does: 'does not look for uses when it claims a start',
    sabotage: inTransactions((inner) => ({
      claimStart: ({ authorization, ...event }, start) =>
        inner.claimStart(
          { ...event, ...(authorization && { authorization: { status: authorization.status } }) },
          start,
        ),
    })),
    caughtBy:
      'transactions.claimStart: a token that is used elsewhere is ConcurrentTx, and one that was claimed is in use',
  },
  {
    does: 'keeps that a token was accepted for itself alone',
    sabotage: inTransactions((inner) => ({
      async record(event) {
        const transaction = await inner.record(event);
        const authorizations = transaction.authorizations.map((each) => ({ ...each, exclusive: true }));
        return { ...transaction, authorizations };
      },
    })),
    caughtBy:
      'transactions.record: a token that is used nowhere else is accepted for itself alone, and no more is kept of that',
  },
];
