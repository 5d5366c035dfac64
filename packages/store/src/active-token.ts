import { foldCase } from './fold-case.js';
import type { Transaction } from './transactions.js';

/**
 * For the stores: the token under which {@link TokenStore.findWithActive} finds a transaction, in the form of
 * {@link foldCase}. `undefined` when the transaction has ended, or when its token was not accepted.
 */
export function activeTokenKey({ status, token, authorizations }: Transaction): string | undefined {
  if (status !== 'active' || !token || authorizations[0]?.status !== 'Accepted') return undefined;
  return foldCase(token.uid);
}
