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
 * For the stores: those of the active transactions of an event's token that are elsewhere, where it was accepted for
 * itself alone. A use on the same EVSE is over, whether or not its end was heard: an EVSE has one transaction at a time.
 */
export function usesElsewhere<Use extends ActiveTransaction>(
  { stationId, transactionId, authorization, ...event }: TransactionEvent,
  current: Pick<Transaction, 'evseId'> | undefined,
  active: readonly Use[],
): readonly Use[] {
  if (!authorization?.exclusive || authorization.status !== 'Accepted') return [];
  const evseId = event.evseId ?? current?.evseId;
  return active.filter(
    (other) =>
      other.stationId !== stationId || (other.transactionId !== transactionId && other.evseId !== evseId),
  );
}

/** For the stores: so many of the latest transactions of a station are looked at for one that {@link isSucceeded}. */
export const maxSuccessors = 20;

/**
 * For the stores: whether an active transaction is over, since another one began on its EVSE after it: its end was lost.
 *
 * @param latest are the latest {@link maxSuccessors} of its station that began when it did or later
 */
export function isSucceeded(
  { transactionId, evseId, startedAt }: Pick<Transaction, 'transactionId' | 'evseId' | 'startedAt'>,
  latest: readonly Transaction[],
): boolean {
  return (
    evseId !== undefined &&
    latest.some(
      (other) =>
        other.transactionId !== transactionId && other.evseId === evseId && other.startedAt > startedAt,
    )
  );
}

/**
 * For the stores: an event whose token is answered `ConcurrentTx` where it was accepted for itself alone and is used
 * elsewhere. `uses` are those {@link usesElsewhere} that are not over; nobody may add to the transactions of the token
 * until the event is merged.
 */
export function settleUse(event: TransactionEvent, uses: readonly ActiveTransaction[]): TransactionEvent {
  const { authorization } = event;
  if (!authorization || uses.length === 0) return event;
  return { ...event, authorization: { ...authorization, status: 'ConcurrentTx' } };
}
