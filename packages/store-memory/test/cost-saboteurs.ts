import type { Transaction, TransactionCost } from '@csms/store';
import { inTransactions, type Saboteur } from './saboteur.js';

/** Stores, each of which breaks one promise about the cost of transactions. */
export const costSaboteurs: readonly Saboteur[] = [
  {
    does: 'keeps costs that were found out before the last event',
    sabotage: inTransactions((inner) => ({
      async recordCost(stationId, transactionId, cost) {
        const found = await inner.find(stationId, transactionId);
        return found ? inner.recordCost(stationId, transactionId, cost, found) : false;
      },
    })),
    caughtBy: 'transactions.recordCost: a cost that was found out from something else is not kept',
  },
  {
    does: 'keeps costs beside the transaction, so that lists do not show them',
    sabotage: inTransactions((inner) => {
      let known: TransactionCost | undefined;
      return {
        async recordCost(_stationId, _transactionId, cost) {
          known = structuredClone(cost);
          return true;
        },
        async find(stationId, transactionId): Promise<Transaction | undefined> {
          const found = await inner.find(stationId, transactionId);
          return found && known ? { ...found, cost: structuredClone(known) } : found;
        },
      };
    }),
    caughtBy: 'transactions.recordCost: keeps what a transaction costs',
  },
  {
    does: 'keeps the first cost only',
    sabotage: inTransactions((inner) => ({
      async recordCost(stationId, transactionId, cost, basis) {
        const found = await inner.find(stationId, transactionId);
        return found?.cost ? true : inner.recordCost(stationId, transactionId, cost, basis);
      },
    })),
    caughtBy: 'transactions.recordCost: the cost that was found out last replaces the one before',
  },
  {
    does: 'takes a missing tariff for any',
    sabotage: inTransactions((inner) => ({
      async recordCost(stationId, transactionId, cost, { tariffId, ...basis }) {
        const found = await inner.find(stationId, transactionId);
        return inner.recordCost(stationId, transactionId, cost, {
          ...basis,
          tariffId: tariffId ?? found?.tariffId,
        });
      },
    })),
    caughtBy: 'transactions.recordCost: a cost that was found out from something else is not kept',
  },
  {
    does: 'keeps the cost that it was given',
    sabotage: inTransactions((inner) => {
      let live: TransactionCost | undefined;
      return {
        async recordCost(stationId, transactionId, cost, basis) {
          live = cost;
          return inner.recordCost(stationId, transactionId, cost, basis);
        },
        async find(stationId, transactionId): Promise<Transaction | undefined> {
          const found = await inner.find(stationId, transactionId);
          return found && live ? { ...found, cost: live } : found;
        },
      };
    }),
    caughtBy: 'transactions.recordCost: keeps a copy of what it is given',
  },
];
