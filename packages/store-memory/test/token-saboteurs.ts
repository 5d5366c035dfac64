import type { Token } from '@csms/store';
import { inTokens, pause, type Saboteur } from './saboteur.js';

/** Stores, each of which breaks one promise about tokens. */
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
    does: 'sets the first of many tokens only',
    sabotage: inTokens((inner) => ({ setMany: (many) => inner.setMany(many.slice(0, 500)) })),
    caughtBy:
      'tokens.setMany: creates tokens and replaces those with the same uid, each once, however often it is done',
  },
  {
    does: 'leaves tokens that are known as they are when many are set',
    sabotage: inTokens((inner) => ({
      async setMany(many) {
        for (const token of many) if (!(await inner.find(token.uid))) await inner.set(token);
      },
    })),
    caughtBy:
      'tokens.setMany: creates tokens and replaces those with the same uid, each once, however often it is done',
  },
  {
    does: 'removes a token in the case in which it was set only',
    sabotage: inTokens((inner) => ({
      remove: async (uid) => (await inner.find(uid))?.uid === uid && inner.remove(uid),
    })),
    caughtBy: 'tokens.remove: says whether there was one, in whatever case, which is gone then, and no other',
  },
  {
    does: 'says that it has removed what was not there',
    sabotage: inTokens((inner) => ({
      async remove(uid) {
        await inner.remove(uid);
        return true;
      },
    })),
    caughtBy: 'tokens.remove: says whether there was one, in whatever case, which is gone then, and no other',
  },
  {
    does: 'takes a token out of sight only when it is removed',
    sabotage: inTokens((inner) => {
      const removed = new Map<string, Token>();
      return {
        async remove(uid) {
          const token = await inner.find(uid);
          if (token) removed.set(token.uid, token);
          return inner.remove(uid);
        },
        set: (token) => inner.set({ ...removed.get(token.uid), ...token }),
      };
    }),
    caughtBy: 'tokens.remove: a token that was removed can be set again',
  },
  {
    does: 'looks first whether there is a token to remove',
    sabotage: inTokens((inner) => ({
      async remove(uid) {
        const found = await inner.find(uid);
        await pause();
        await inner.remove(uid);
        return found !== undefined;
      },
    })),
    caughtBy: 'tokens.remove: one token removed by many at once is removed by one of them',
  },
  {
    does: 'keeps the many tokens that it was given',
    sabotage: inTokens((inner) => {
      const live = new Map<string, Token>();
      return {
        async setMany(many) {
          await inner.setMany(many);
          for (const token of many) live.set(token.uid, token);
        },
        find: async (uid) => live.get(uid),
      };
    }),
    caughtBy: 'tokens.setMany: keeps a copy of what it is given',
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
    does: 'forgets where a token is allowed',
    sabotage: inTokens((inner) => ({
      async set({ allowedPlaces: _forgotten, ...token }) {
        await inner.set(token);
      },
    })),
    caughtBy: 'tokens.set: keeps all of a token',
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
