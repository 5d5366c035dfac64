import { cursorsOf, foldCase, type Token, type TokenStore } from '@csms/store';
import { copyToken } from './copies.js';
import { addTo, emptyList, type ListOrder, pageOf } from './ordered-list.js';

interface TokenEntry {
  /** The uid, case folded. */
  readonly key: string;
  token: Token;
}

const byUid: ListOrder<TokenEntry, [string]> = {
  cursors: cursorsOf('tokens', 'string'),
  positionOf: ({ key }) => [key],
  direction: 'ascending',
};

/** Tokens in memory. */
export function createTokenStore(): TokenStore {
  const entries = new Map<string, TokenEntry>();
  const list = emptyList<TokenEntry>();

  function set(token: Token): void {
    const key = foldCase(token.uid);
    const entry = entries.get(key);
    if (entry) {
      entry.token = copyToken(token);
      return;
    }
    const added: TokenEntry = { key, token: copyToken(token) };
    entries.set(key, added);
    addTo(list, added, byUid);
  }

  return {
    async set(token) {
      set(token);
    },

    async setMany(tokens) {
      tokens.forEach(set);
    },

    async find(uid) {
      const entry = entries.get(foldCase(uid));
      return entry && copyToken(entry.token);
    },

    async remove(uid) {
      const entry = entries.get(foldCase(uid));
      if (!entry) return false;
      entries.delete(entry.key);
      list.items = list.items.filter((other) => other !== entry);
      return true;
    },

    async list(request) {
      const { items, ...next } = pageOf(list, byUid, request);
      return { items: items.map(({ token }) => copyToken(token)), ...next };
    },
  };
}
