import { activeTokenKey, type Transaction } from '@csms/store';
import type { TransactionHolder } from './transaction-holder.js';

/** An index of the transactions in which each token is being used, so that not all have to be searched. */
export interface ActiveTransactions {
  /** Takes note of a transaction that is new or has changed. */
  update(holder: TransactionHolder, before: Transaction | undefined): void;
  /** The transactions in which a token is used, by its uid in the form of {@link foldCase}. */
  of(tokenKey: string): readonly Transaction[];
}

/** Makes an index without transactions. */
export function createActiveTransactions(): ActiveTransactions {
  const holdersByToken = new Map<string, Set<TransactionHolder>>();

  function remove(key: string, holder: TransactionHolder): void {
    const holders = holdersByToken.get(key);
    holders?.delete(holder);
    if (holders?.size === 0) holdersByToken.delete(key);
  }

  function add(key: string, holder: TransactionHolder): void {
    const holders = holdersByToken.get(key);
    if (holders) holders.add(holder);
    else holdersByToken.set(key, new Set([holder]));
  }

  return {
    update(holder, before) {
      if (before && haveSameUse(before, holder.transaction)) return;
      const keyBefore = before && activeTokenKey(before);
      const key = activeTokenKey(holder.transaction);
      if (key === keyBefore) return;
      if (keyBefore !== undefined) remove(keyBefore, holder);
      if (key !== undefined) add(key, holder);
    },

    of(tokenKey) {
      const holders = holdersByToken.get(tokenKey);
      return holders ? Array.from(holders, ({ transaction }) => transaction) : [];
    },
  };
}

/** Whether two states of a transaction show the same use of tokens, as nearly all do. */
function haveSameUse(a: Transaction, b: Transaction): boolean {
  return (
    a.status === b.status &&
    a.token?.uid === b.token?.uid &&
    a.authorizations[0]?.status === b.authorizations[0]?.status
  );
}
