import { codecOf, cursorsOf, foldCase, type Token, type TokenStore } from '@csms/store';
import type { Database } from './database.js';
import { createKeyedRecords } from './keyed-records.js';

/** Makes a store of tokens. */
export function createTokenStore(database: Database): TokenStore {
  const { set, find, remove, list } = createKeyedRecords<Token>(database, {
    name: 'tokens',
    keyOf: ({ uid }) => foldCase(uid),
    codec: codecOf<Token>({ expiresAt: 'date', lastUpdated: 'date' }),
    cursors: cursorsOf('tokens', 'string'),
  });
  return {
    set: (token) => set([token]),
    setMany: set,
    find: (uid) => find(foldCase(uid)),
    remove: (uid) => remove(foldCase(uid)),
    list,
  };
}
