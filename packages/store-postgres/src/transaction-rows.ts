import {
  activeTokenKey,
  codecOf,
  foldCase,
  overSince,
  type Reading,
  type Transaction,
  type TransactionCost,
  transactionDates,
} from '@csms/store';
import type { Queries, Value } from './database.js';
import { keyOf } from './keys.js';
import { insertReadings, readingValues } from './readings.js';
import type { RecordRow } from './record-row.js';
import { timestampOf } from './times.js';

/** What is selected of a transaction's row, for {@link transactionOf}. */
export const selectedTransaction = 'record::text as record, cost::text as cost, readings_state';

/**
 * SQL for the version of a transaction's row, as text: the number of the database transaction that wrote the row, which
 * changes with every write.
 */
export const versionOfRow = 'xmin::text';

/** A transaction as it is read. */
export interface TransactionRow extends RecordRow {
  readonly cost: string | null;
  /** Whether its readings are `kept`, or are being removed, `going`, or `gone`. */
  readonly readings_state: 'kept' | 'going' | 'gone';
}

const codec = codecOf<Omit<Transaction, 'cost' | 'readingsRemoved'>>(transactionDates);

/**
 * The transaction of a row. Its cost and the state of its readings are columns of their own, since they change at other
 * times.
 */
export function transactionOf({ record, cost, readings_state }: TransactionRow): Transaction {
  const transaction: Transaction = codec.decode(record);
  if (cost === null && readings_state === 'kept') return transaction;
  return {
    ...transaction,
    ...(cost !== null && { cost: JSON.parse(cost) as TransactionCost }),
    ...(readings_state !== 'kept' && { readingsRemoved: true }),
  };
}

/** SQL for the transactions among `rows` whose readings were not removed. */
function keptReadingsOf(rows: string): string {
  return `(select transaction_number from ${rows} where readings_state = 'kept') as keeping`;
}

/**
 * Writes a transaction over the version of its row that was read, and adds readings, by one statement. Its cost stays, or
 * goes where the transaction has none any more. Resolves to `false`, and changes nothing, when the row is another one by
 * now.
 */
export async function updateTransaction(
  queries: Queries,
  transaction: Transaction,
  readings: readonly Reading[],
  version: string,
): Promise<boolean> {
  const rows = await queries.query(
    `with kept as (
       update transactions set status = $3, folded_token = $4, active_token = $5, started_at = $6, ended_at = $7,
         energy_wh = $8, tariff_id = $9, over_since = $10, record = $11::text::json,
         cost = case when $16::boolean then cost end
       where station_id = $1 and transaction_id = $2 and xmin = $15::text::xid
       returning transaction_number, readings_state
     ), added as (${insertReadings(keptReadingsOf('kept'), 12)})
     select transaction_number from kept`,
    [...valuesOf(transaction, readings), version, transaction.cost !== undefined],
  );
  return rows.length > 0;
}

/**
 * Creates the row of a transaction, and adds readings, by one statement. Resolves to `false`, and changes nothing, when
 * there is a row.
 */
export async function insertTransaction(
  queries: Queries,
  transaction: Transaction,
  readings: readonly Reading[],
): Promise<boolean> {
  const rows = await queries.query(
    `with kept as (
       insert into transactions (station_id, transaction_id, status, folded_token, active_token, started_at, ended_at,
         energy_wh, tariff_id, over_since, record)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::json)
       on conflict (station_id, transaction_id) do nothing
       returning transaction_number
     ), added as (${insertReadings('kept', 12)})
     select transaction_number from kept`,
    valuesOf(transaction, readings),
  );
  return rows.length > 0;
}

/** Adds readings to a transaction by one statement. Resolves to its status, or to `undefined` when there is none such. */
export async function appendReadings(
  queries: Queries,
  stationId: string,
  transactionId: string,
  readings: readonly Reading[],
): Promise<Transaction['status'] | undefined> {
  const [known] = await queries.query<Pick<Transaction, 'status'>>(
    `with known as (
       select transaction_number, readings_state, status from transactions
       where station_id = $1 and transaction_id = $2
     ), added as (${insertReadings(keptReadingsOf('known'), 3)})
     select status from known`,
    [keyOf(stationId), keyOf(transactionId), ...readingValues(readings)],
  );
  return known?.status;
}

function valuesOf(transaction: Transaction, readings: readonly Reading[]): readonly Value[] {
  const { cost: _cost, readingsRemoved: _removed, ...record } = transaction;
  const { stationId, transactionId, status, token, startedAt, endedAt, energyWh, tariffId } = transaction;
  const activeToken = activeTokenKey(transaction);
  const since = overSince(transaction);
  return [
    keyOf(stationId),
    keyOf(transactionId),
    status,
    token ? keyOf(foldCase(token.uid)) : null,
    activeToken === undefined ? null : keyOf(activeToken),
    timestampOf(startedAt),
    endedAt ? timestampOf(endedAt) : null,
    energyWh ?? null,
    tariffId === undefined ? null : keyOf(tariffId),
    since ? timestampOf(since) : null,
    codec.encode(record),
    ...readingValues(readings),
  ];
}
