import { mergeAssumedEnd, stopSeqNo, type Transaction } from '@csms/store';
import { inTransactions, pause, type Saboteur } from './saboteur.js';

/** Stores, each of which breaks one promise about ends that are assumed. */
export const assumedEndSaboteurs: readonly Saboteur[] = [
  {
    does: 'creates a transaction whose end is assumed',
    sabotage: inTransactions((inner) => ({
      async assumeEnd(stationId, transactionId, end) {
        const event = { stationId, transactionId, ocppVersion: '2.0.1', at: end.at, readings: [] };
        if (!(await inner.find(stationId, transactionId)))
          await inner.record({ ...event, kind: 'updated', seqNo: end.seqNo });
        return inner.assumeEnd(stationId, transactionId, end);
      },
    })),
    caughtBy: 'transactions.assumeEnd: an unknown transaction is undefined, and not created',
  },
  {
    does: 'leaves out the register of an end that is assumed',
    sabotage: inTransactions((inner) => ({
      assumeEnd: (stationId, transactionId, { at, assumedAt, seqNo }) =>
        inner.assumeEnd(stationId, transactionId, { at, assumedAt, seqNo }),
    })),
    caughtBy:
      'transactions.assumeEnd: resolves to the transaction as it is then, with all of the end, as find and list do',
  },
  {
    does: 'takes an end that is assumed again for a later one',
    sabotage: inTransactions((inner) => {
      let times = 0;
      return {
        assumeEnd(stationId, transactionId, { assumedAt, ...end }) {
          times += 1;
          return inner.assumeEnd(stationId, transactionId, {
            ...end,
            assumedAt: new Date(assumedAt.getTime() + times),
          });
        },
      };
    }),
    caughtBy: 'transactions.assumeEnd: an end that is assumed again changes nothing',
  },
  {
    does: 'takes an end that is assumed for one that the station told',
    sabotage: inTransactions((inner) => ({
      assumeEnd: async (stationId, transactionId, { at, seqNo, registers }) =>
        inner.record({
          stationId,
          transactionId,
          kind: 'ended',
          at,
          seqNo,
          ocppVersion: '2.0.1',
          readings: [],
          ...(registers && { registers }),
        }),
    })),
    caughtBy: 'transactions.assumeEnd: the end that the station tells takes its place in all, in any order',
  },
  {
    does: 'keeps a transaction ended of which an event tells more',
    sabotage: inTransactions((inner) => ({
      async record(event) {
        const before = await inner.find(event.stationId, event.transactionId);
        const after = await inner.record(event);
        const isOpen = before?.status === 'ended' && after.status === 'active';
        const end = isOpen && before.merge.assumedEnd;
        if (!end) return after;
        const again = { ...end, seqNo: event.seqNo };
        return (await inner.assumeEnd(event.stationId, event.transactionId, again)) ?? after;
      },
    })),
    caughtBy:
      'transactions.assumeEnd: a transaction of which an event tells more than was known goes on, in any order',
  },
  {
    does: 'keeps a transaction ended of which a reading tells more',
    sabotage: inTransactions((inner) => ({
      async appendMeterValues(stationId, transactionId, readings, origin) {
        const before = await inner.find(stationId, transactionId);
        await inner.appendMeterValues(stationId, transactionId, readings, origin);
        const end = before?.merge.assumedEnd;
        if (end) await inner.assumeEnd(stationId, transactionId, { ...end, seqNo: stopSeqNo });
      },
    })),
    caughtBy:
      'transactions.assumeEnd: a transaction of which a reading tells more than was known goes on, with the reading',
  },
  {
    does: 'looks at no reading that it does not keep',
    sabotage: inTransactions((inner) => ({
      async appendMeterValues(stationId, transactionId, readings, origin) {
        const known = await inner.find(stationId, transactionId);
        if (!known?.readingsRemoved)
          await inner.appendMeterValues(stationId, transactionId, readings, origin);
      },
    })),
    caughtBy:
      'transactions.assumeEnd: a transaction goes on of which a reading tells it that is not kept, since others were removed',
  },
  {
    does: 'lists what goes on in spite of an assumed end among what has ended',
    sabotage: inTransactions((inner) => {
      const assumed = new Set<string>();
      return {
        assumeEnd(stationId, transactionId, end) {
          assumed.add(transactionId);
          return inner.assumeEnd(stationId, transactionId, end);
        },
        async list({ active, ...filter }, request) {
          const { items, ...next } = await inner.list(filter, request);
          const isActive = ({ status, transactionId }: Transaction) =>
            status === 'active' && !assumed.has(transactionId);
          return {
            items: items.filter((each) => active === undefined || isActive(each) === active),
            ...next,
          };
        },
      };
    }),
    caughtBy:
      'transactions.assumeEnd: a transaction of which an event tells more than was known goes on, in any order',
  },
  {
    does: 'takes a token for used in a transaction whose end is assumed',
    sabotage: inTransactions((inner) => {
      let isAssumed = false;
      return {
        assumeEnd(stationId, transactionId, end) {
          isAssumed = true;
          return inner.assumeEnd(stationId, transactionId, end);
        },
        record: ({ authorization, ...event }) =>
          inner.record({
            ...event,
            ...(authorization && {
              authorization: isAssumed ? { ...authorization, status: 'ConcurrentTx' } : authorization,
            }),
          }),
      };
    }),
    caughtBy: 'transactions.assumeEnd: a token is not in use in a transaction whose end is assumed',
  },
  {
    does: 'keeps the cost of an end that was assumed',
    sabotage: inTransactions((inner) => {
      const costs = new Map<string, Transaction['cost']>();
      return {
        recordCost(stationId, transactionId, cost, basis) {
          costs.set(transactionId, structuredClone(cost));
          return inner.recordCost(stationId, transactionId, cost, basis);
        },
        async find(stationId, transactionId): Promise<Transaction | undefined> {
          const found = await inner.find(stationId, transactionId);
          const cost = costs.get(transactionId);
          return found && cost ? { ...found, cost } : found;
        },
      };
    }),
    caughtBy: 'transactions.assumeEnd: what a transaction cost goes with the end that it was found out from',
  },
  {
    does: 'takes a transaction for old by the clock of its station',
    sabotage: inTransactions((inner) => ({
      assumeEnd: (stationId, transactionId, end) =>
        inner.assumeEnd(stationId, transactionId, { ...end, assumedAt: end.at }),
    })),
    caughtBy:
      'transactions.assumeEnd: a transaction is old by when its end was assumed, where its clock was behind',
  },
  {
    does: 'assumes an end of a transaction as it was a moment before',
    sabotage: inTransactions((inner) => {
      let kept: Transaction | undefined;
      return {
        async assumeEnd(stationId, transactionId, end) {
          const read = kept ?? (await inner.find(stationId, transactionId));
          await inner.assumeEnd(stationId, transactionId, end);
          await pause();
          kept = read && mergeAssumedEnd(read, end);
          return kept;
        },
        find: async (stationId, transactionId) => kept ?? inner.find(stationId, transactionId),
      };
    }),
    caughtBy: 'transactions.assumeEnd: ends that are assumed and events that come at once all count',
  },
];
