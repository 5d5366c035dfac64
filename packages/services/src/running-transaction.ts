import type { TransactionStore } from '@csms/store';

/** How many transactions of a station, the latest, are looked through. */
const maxRecent = 50;

/** Where and when something happened whose transaction the station does not name. */
export interface Happening {
  readonly stationId: string;
  readonly evseId: number;
  readonly at: Date;
  /** Whether `at` is when it was received: the clock of the station, by which transactions start, may be ahead of ours. */
  readonly isReceipt?: boolean;
}

/**
 * The id of the transaction that ran on an EVSE at a time, by what is known of its start and its end; `undefined` when
 * there was none. It is the same whether or not the transaction has ended since.
 */
export async function findRunningTransaction(
  transactions: Pick<TransactionStore, 'list'>,
  { stationId, evseId, at, isReceipt = false }: Happening,
): Promise<string | undefined> {
  const { items } = await transactions.list({ stationId }, { limit: maxRecent });
  // The one that started last, since an EVSE has one at a time.
  const running = items.filter((each) => each.evseId === evseId && (!each.endedAt || at <= each.endedAt));
  const goingOn = isReceipt ? running.find(({ status }) => status === 'active') : undefined;
  return (goingOn ?? running.find(({ startedAt }) => startedAt <= at))?.transactionId;
}
