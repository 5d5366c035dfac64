import type { TransactionStore } from '@csms/store';

/** So many transactions of a station, the latest, are looked through. */
const maxRecent = 50;

/** Where and when something happened that a station does not name the transaction of. */
export interface Happening {
  readonly stationId: string;
  readonly evseId: number;
  readonly at: Date;
}

/**
 * The id of the transaction that ran on an EVSE at a time, by what is known of its start and its end; `undefined` when
 * there was none. It is the same whether or not the transaction has ended since.
 */
export async function findRunningTransaction(
  transactions: Pick<TransactionStore, 'list'>,
  { stationId, evseId, at }: Happening,
): Promise<string | undefined> {
  const { items } = await transactions.list({ stationId }, { limit: maxRecent });
  // The one that started last, since an EVSE has one at a time.
  return items.find(
    (each) => each.evseId === evseId && each.startedAt <= at && (!each.endedAt || at <= each.endedAt),
  )?.transactionId;
}
