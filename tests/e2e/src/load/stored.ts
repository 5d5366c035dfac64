import type { ApiTransaction, Operator } from '../operator.js';

/** A reading as the API tells it. */
export interface StoredReading {
  readonly at: string;
  readonly sampledValues: ReadonlyArray<{
    readonly value: number;
    readonly measurand: string;
    readonly unit?: string;
  }>;
}

/** A transaction as the API tells it, with its readings. */
export interface StoredTransaction extends ApiTransaction {
  readonly evseId?: number;
  readonly readings: readonly StoredReading[];
}

/** What the system holds of a station. */
export interface StoredStation {
  readonly transactions: readonly StoredTransaction[];
  /** Of its first connector. */
  readonly status?: string;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Reads all that the system holds of a station. */
export async function readStored({ get }: Operator, stationId: string): Promise<StoredStation> {
  const { connectors } = await get<{ connectors: ReadonlyArray<{ status: string }> }>(`/cs/${stationId}`);
  const transactions: StoredTransaction[] = [];
  for await (const found of itemsOf<ApiTransaction>({ get }, `/transactions?csId=${stationId}`)) {
    const readings: StoredReading[] = [];
    const path = `/transactions/${stationId}/${found.transactionId}`;
    for await (const reading of itemsOf<StoredReading>({ get }, `${path}/readings?`)) readings.push(reading);
    // A list does not tell what one of 1.6 that goes on has taken.
    transactions.push({ ...(await get<ApiTransaction>(path)), readings });
  }
  const [first] = connectors;
  return { transactions, ...(first && { status: first.status }) };
}

/** Every item of a list, page by page. */
async function* itemsOf<T>({ get }: Pick<Operator, 'get'>, path: string): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const from: string = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<T> = await get<Page<T>>(`${path}&limit=100${from}`);
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}
