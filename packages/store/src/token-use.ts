import { foldCase } from './fold-case.js';
import type { Transaction, TransactionEvent } from './transactions.js';

/** A transaction that a token was accepted for and that has not ended (see {@link activeTokenKey}). */
export type ActiveTransaction = Pick<Transaction, 'stationId' | 'transactionId' | 'evseId'>;

/**
 * For the stores: the token that a transaction is a use of, in the form of {@link foldCase}. `undefined` when the
 * transaction has ended, or when its token was not accepted.
 */
export function activeTokenKey({ status, token, authorizations }: Transaction): string | undefined {
  if (status !== 'active' || !token || authorizations[0]?.status !== 'Accepted') return undefined;
  return foldCase(token.uid);
}

/**
 * For the stores: an event whose token is answered `ConcurrentTx` where it was accepted for itself alone and is used
 * elsewhere. `active` are the transactions of that token; nobody may add to them until the event is merged.
 *
 * A use on the same EVSE is over, whether or not its end was heard: an EVSE has one transaction at a time.
 */
export function settleUse(
  event: TransactionEvent,
  current: Pick<Transaction, 'evseId'> | undefined,
  active: readonly ActiveTransaction[],
): TransactionEvent {
  const { stationId, transactionId, authorization } = event;
  if (!authorization?.exclusive || authorization.status !== 'Accepted') return event;
  const evseId = event.evseId ?? current?.evseId;
  const isElsewhere = active.some(
    (other) =>
      other.stationId !== stationId || (other.transactionId !== transactionId && other.evseId !== evseId),
  );
  return isElsewhere ? { ...event, authorization: { ...authorization, status: 'ConcurrentTx' } } : event;
}
