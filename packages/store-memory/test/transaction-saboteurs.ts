import { mergeTransaction, type Transaction, type TransactionEvent } from '@csms/store';
import { inTransactions, pause, type Saboteur } from './saboteur.js';

/** Makes a place that keeps transactions beside the sabotaged store. */
function createShelf() {
  const shelf = new Map<string, Transaction>();
  const keyOf = (stationId: string, transactionId: string) => JSON.stringify([stationId, transactionId]);
  return {
    find: async (stationId: string, transactionId: string) =>
      structuredClone(shelf.get(keyOf(stationId, transactionId))),
    keep(transaction: Transaction) {
      shelf.set(keyOf(transaction.stationId, transaction.transactionId), structuredClone(transaction));
      return transaction;
    },
  };
}

/** Keeps transactions by a merge of its own. */
function mergingBy(merge: (current: Transaction | undefined, event: TransactionEvent) => Transaction) {
  return inTransactions((inner) => {
    const shelf = createShelf();
    return {
      find: shelf.find,
      async record(event) {
        await inner.record(event);
        return shelf.keep(merge(await shelf.find(event.stationId, event.transactionId), event));
      },
    };
  });
}

const inAnyOrder = 'transactions.record: the same events give the same transaction and readings in any order';

/** Stores, each of which breaks one promise about transactions. */
export const transactionSaboteurs: readonly Saboteur[] = [
  {
    does: 'answers null for an unknown transaction',
    sabotage: inTransactions((inner) => ({
      find: async (stationId, transactionId) =>
        (await inner.find(stationId, transactionId)) ?? (null as unknown as undefined),
    })),
    caughtBy: 'transactions: an unknown transaction is undefined',
  },
  {
    does: 'opens a transaction again when a late update comes',
    sabotage: mergingBy((current, event) => ({
      ...mergeTransaction(current, event),
      status: event.kind === 'ended' ? 'ended' : 'active',
    })),
    caughtBy: inAnyOrder,
  },
  {
    does: 'sets the energy to nothing when an event has no registers',
    sabotage: mergingBy((current, event) => {
      const merged = mergeTransaction(current, event);
      return event.registers ? merged : { ...merged, energyWh: 0 };
    }),
    caughtBy: inAnyOrder,
  },
  {
    does: 'adds up the energy of an end that comes again',
    sabotage: mergingBy((current, event) => {
      const merged = mergeTransaction(current, event);
      return { ...merged, energyWh: (current?.energyWh ?? 0) + (merged.energyWh ?? 0) };
    }),
    caughtBy: 'transactions.record: an event that comes again changes nothing',
  },
  {
    does: 'drops an end of an unknown transaction',
    sabotage: inTransactions((inner) => ({
      async record(event) {
        const known = await inner.find(event.stationId, event.transactionId);
        return known || event.kind !== 'ended' ? inner.record(event) : mergeTransaction(undefined, event);
      },
    })),
    caughtBy: 'transactions.record: an end of an unknown transaction is kept, and flagged',
  },
  {
    does: 'resolves to the transaction as it was before the event',
    sabotage: inTransactions((inner) => ({
      async record(event) {
        const before = await inner.find(event.stationId, event.transactionId);
        const after = await inner.record(event);
        return before ?? after;
      },
    })),
    caughtBy: 'transactions.record: resolves to the transaction after each event, as find does then',
  },
  {
    does: 'keeps the last answer to a token',
    sabotage: mergingBy((current, event) => {
      const authorizations = current?.authorizations.filter(({ seqNo }) => seqNo !== event.seqNo) ?? [];
      return mergeTransaction(current && { ...current, authorizations }, event);
    }),
    caughtBy:
      'transactions.record: the first answer to the token of an event stays, so that a repeat is answered alike',
  },
  {
    does: 'loses an event that comes at once with another',
    sabotage: inTransactions((inner) => {
      const shelf = createShelf();
      return {
        find: shelf.find,
        async record(event) {
          const current = await shelf.find(event.stationId, event.transactionId);
          await inner.record(event);
          await pause();
          return shelf.keep(mergeTransaction(current, event));
        },
      };
    }),
    caughtBy: 'transactions.record: events that come at once all count, each of them twice',
  },
  {
    does: 'shares transactions among stations',
    sabotage: inTransactions((inner) => ({
      record: (event) => inner.record({ ...event, stationId: 'CP-1' }),
    })),
    caughtBy: 'transactions.record: stations have transactions of their own, though the ids are the same',
  },
  {
    does: 'hands out its live objects',
    sabotage: inTransactions((inner) => {
      const live = new Map<string, Transaction>();
      return {
        async record(event) {
          const transaction = await inner.record(event);
          live.set(event.transactionId, transaction);
          return transaction;
        },
        find: async (_stationId, transactionId) => live.get(transactionId),
      };
    }),
    caughtBy: "transactions.record: what comes out is the caller's own",
  },
  {
    does: 'keeps the readings that it was given',
    sabotage: inTransactions((inner) => ({
      async appendMeterValues(stationId, transactionId, readings, origin) {
        await inner.appendMeterValues(stationId, transactionId, readings, origin);
        Object.assign(inner, { listReadings: async () => ({ items: readings }) });
      },
      listReadings: (...request) => inner.listReadings(...request),
    })),
    caughtBy: 'transactions.appendMeterValues: keeps a copy of what it is given',
  },
  {
    does: 'keeps readings in an object',
    sabotage: inTransactions((inner) => {
      const known: Record<string, boolean> = {};
      return {
        async record(event) {
          const readings = event.readings.filter(({ id }) => !known[id]);
          for (const { id } of readings) known[id] = true;
          return inner.record({ ...event, readings });
        },
      };
    }),
    caughtBy: 'transactions: any id is an ordinary one',
  },
  {
    does: 'checks for a holder, waits, and claims',
    sabotage: inTransactions((inner) => {
      const shelf = createShelf();
      return {
        find: shelf.find,
        async claimStart(event, start) {
          const holder = await shelf.find(event.stationId, event.transactionId);
          if (holder?.start) return { claimed: false, transaction: holder };
          await inner.record(event);
          await pause();
          return { claimed: true, transaction: shelf.keep(mergeTransaction(holder, event, start)) };
        },
      };
    }),
    caughtBy: 'transactions.claimStart: of claims at once exactly one succeeds, and all are told of it',
  },
  {
    does: 'lets nobody claim a transaction that readings named',
    sabotage: inTransactions((inner) => ({
      async claimStart(event, start) {
        const transaction = await inner.find(event.stationId, event.transactionId);
        return transaction ? { claimed: false, transaction } : inner.claimStart(event, start);
      },
    })),
    caughtBy: 'transactions.claimStart: a transaction that only readings named is claimed with its readings',
  },
  {
    does: 'lets the same start claim its transaction again',
    sabotage: inTransactions((inner) => ({
      async claimStart(event, start) {
        const { claimed, transaction } = await inner.claimStart(event, start);
        return { claimed: claimed || transaction.start?.key === start.key, transaction };
      },
    })),
    caughtBy: 'transactions.claimStart: the same start again changes nothing, and gets its transaction',
  },
  {
    does: 'keeps the readings of a start that was refused',
    sabotage: inTransactions((inner) => ({
      async claimStart(event, start) {
        const outcome = await inner.claimStart(event, start);
        await inner.appendMeterValues(event.stationId, event.transactionId, event.readings, event);
        return outcome;
      },
    })),
    caughtBy: 'transactions.claimStart: another start that holds the id keeps it, and is told',
  },
  {
    does: 'lets a start claim a transaction that was recorded with its start',
    sabotage: inTransactions((inner) => ({
      async claimStart(event, start) {
        const holder = await inner.find(event.stationId, event.transactionId);
        return holder && !holder.start
          ? { claimed: true, transaction: await inner.record(event) }
          : inner.claimStart(event, start);
      },
    })),
    caughtBy:
      'transactions.claimStart: a transaction whose start was recorded without a claim is not claimed',
  },
  {
    does: 'forgets the start when the next event comes',
    sabotage: mergingBy((current, event) =>
      mergeTransaction(current && { ...current, start: undefined }, event),
    ),
    caughtBy: 'transactions.claimStart: what is recorded later keeps the start',
  },
];
