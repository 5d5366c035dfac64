import type { ActiveTransaction, Token, Transaction } from '@csms/store';
import { inTokens, type Saboteur } from './saboteur.js';

function inShort({ stationId, transactionId, evseId }: Transaction): ActiveTransaction {
  return { stationId, transactionId, evseId };
}

/** Stores that break one promise about tokens each. */
export const tokenSaboteurs: readonly Saboteur[] = [
  {
    does: 'tells tokens apart by case',
    sabotage: inTokens((inner) => ({
      async find(uid) {
        const token = await inner.find(uid);
        return token?.uid === uid ? token : undefined;
      },
    })),
    caughtBy: 'tokens.find: ignores case',
  },
  {
    does: 'merges a token with the one before',
    sabotage: inTokens((inner) => ({
      set: async (token) => inner.set({ ...(await inner.find(token.uid)), ...token }),
    })),
    caughtBy: 'tokens.set: replaces all of the token with the same uid, whatever its case',
  },
  {
    does: 'keeps the spelling in which a uid was first set',
    sabotage: inTokens((inner) => ({
      set: async (token) => inner.set({ ...token, uid: (await inner.find(token.uid))?.uid ?? token.uid }),
    })),
    caughtBy: 'tokens.set: replaces all of the token with the same uid, whatever its case',
  },
  {
    does: 'gives out dates as text',
    sabotage: inTokens((inner) => ({
      find: async (uid) => JSON.parse(JSON.stringify(await inner.find(uid))) as Token,
    })),
    caughtBy: 'tokens.set: keeps all of a token',
  },
  {
    does: 'hands out its live objects',
    sabotage: inTokens((inner) => {
      const live = new Map<string, Token>();
      return {
        async set(token) {
          await inner.set(token);
          live.set(token.uid, { ...token });
        },
        find: async (uid) => live.get(uid),
      };
    }),
    caughtBy: "tokens.set: what comes out is the caller's own",
  },
  {
    does: 'keeps the objects that it was given',
    sabotage: inTokens((inner) => {
      const live = new Map<string, Token>();
      return {
        async set(token) {
          await inner.set(token);
          live.set(token.uid, token);
        },
        find: async (uid) => live.get(uid),
      };
    }),
    caughtBy: 'tokens.set: keeps a copy of what it is given',
  },
  {
    does: 'keeps tokens in an object',
    sabotage: inTokens((inner) => {
      const tokens: Record<string, Token> = {};
      return {
        async set(token) {
          await inner.set(token);
          tokens[token.uid] = token;
        },
        find: async (uid) => tokens[uid],
      };
    }),
    caughtBy: 'tokens: any uid is an ordinary one',
  },
  {
    does: 'takes transactions that have ended for active ones',
    sabotage: inTokens((inner, { transactions }) => ({
      async findWithActive(uid) {
        const { items } = await transactions.list({ tokenUid: uid }, { limit: 1_000 });
        return { token: await inner.find(uid), active: items.map(inShort) };
      },
    })),
    caughtBy: 'tokens.findWithActive: leaves out transactions that have ended',
  },
  {
    does: 'takes transactions that the token was refused for into account',
    sabotage: inTokens((inner, { transactions }) => ({
      async findWithActive(uid) {
        const { items } = await transactions.list({ tokenUid: uid, active: true }, { limit: 1_000 });
        return { token: await inner.find(uid), active: items.map(inShort) };
      },
    })),
    caughtBy: 'tokens.findWithActive: leaves out transactions that the token was refused for',
  },
  {
    does: 'tells active transactions apart by the case of their tokens',
    sabotage: inTokens((inner, { transactions }) => ({
      async findWithActive(uid) {
        const { token, active } = await inner.findWithActive(uid);
        const { items } = await transactions.list({ tokenUid: uid }, { limit: 1_000 });
        const spelt = items.filter((transaction) => transaction.token?.uid === uid);
        const isSpelt = (id: string) => spelt.some(({ transactionId }) => transactionId === id);
        return { token, active: active.filter(({ transactionId }) => isSpelt(transactionId)) };
      },
    })),
    caughtBy:
      'tokens.findWithActive: tells of the transactions that the token was accepted for, whatever its case',
  },
  {
    does: 'takes every token that a transaction mentions for the one that is charging',
    sabotage: (store) => {
      const mentioned = new Map<string, ActiveTransaction>();
      return {
        ...store,
        tokens: {
          ...store.tokens,
          findWithActive: async (uid) => ({
            active: [mentioned.get(uid)].filter((found) => found !== undefined),
          }),
        },
        transactions: {
          ...store.transactions,
          async record(event) {
            const transaction = await store.transactions.record(event);
            if (event.token) mentioned.set(event.token.uid, inShort(transaction));
            return transaction;
          },
        },
      };
    },
    caughtBy: 'tokens.findWithActive: leaves out transactions that only say who else was there',
  },
  {
    does: 'knows of no active transactions without a token',
    sabotage: inTokens((inner) => ({
      async findWithActive(uid) {
        const found = await inner.findWithActive(uid);
        return found.token ? found : { active: [] };
      },
    })),
    caughtBy: 'tokens.findWithActive: tells of the transactions of a uid without a token',
  },
  {
    does: 'lists tokens by case first',
    sabotage: inTokens((inner) => ({
      async list(page) {
        const { items, next } = await inner.list(page);
        return { items: items.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)), next };
      },
    })),
    caughtBy: 'tokens.list: shows tokens as find does, ordered by uid ignoring case',
  },
];
