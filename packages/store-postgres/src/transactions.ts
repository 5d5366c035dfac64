import {
  foldCase,
  mergeTransaction,
  type StartIdentity,
  settleUse,
  type Transaction,
  type TransactionEvent,
  type TransactionStore,
  transactionOfReadings,
} from '@csms/store';
import type { Database, Queries } from './database.js';
import { keyOf } from './keys.js';
import { listReadings } from './readings.js';
import { removeEnded, removeReadings } from './remove-transactions.js';
import { timestampOf } from './times.js';
import { listTransactions } from './transaction-list.js';
import {
  appendReadings,
  insertTransaction,
  selectedTransaction,
  type TransactionRow,
  transactionOf,
  updateTransaction,
} from './transaction-rows.js';

type Claim = Awaited<ReturnType<TransactionStore['claimStart']>>;

/** Makes a store of transactions. */
export function createTransactionStore(database: Database): TransactionStore {
  /** Records an event, unless a claim of a start comes too late. */
  function record(event: TransactionEvent, start?: StartIdentity): Promise<Claim> {
    const token = event.authorization?.exclusive ? event.token && foldCase(event.token.uid) : undefined;
    return database.transaction(
      async (queries) => {
        for (;;) {
          const { current, active } = await readForUpdate(queries, event, token);
          if (start && current && !current.flags.includes('unknown_start')) {
            return { claimed: false, transaction: current };
          }
          const transaction = mergeTransaction(current, settleUse(event, current, active), start);
          if (current) {
            await updateTransaction(queries, transaction, event.readings);
            return { claimed: true, transaction };
          }
          // There was no row to lock; whoever has made one in between was first, and it is merged with.
          const isFirst = await insertTransaction(queries, transaction, event.readings);
          if (isFirst) return { claimed: true, transaction };
        }
      },
      // Nobody else may take the token for himself alone until this is written.
      token === undefined ? [] : [['token', token]],
    );
  }

  return {
    async find(stationId, transactionId) {
      const [row] = await database.query<TransactionRow>(
        `select ${selectedTransaction} from transactions where station_id = $1 and transaction_id = $2`,
        [keyOf(stationId), keyOf(transactionId)],
      );
      return row && transactionOf(row);
    },

    async record(event) {
      const { transaction } = await record(event);
      return transaction;
    },

    claimStart: record,

    async appendMeterValues(stationId, transactionId, readings, origin) {
      const blank = transactionOfReadings(stationId, transactionId, readings, origin);
      if (!blank) return;
      for (;;) {
        if (await appendReadings(database, stationId, transactionId, readings)) return;
        if (await insertTransaction(database, blank, readings)) return;
      }
    },

    async recordCost(stationId, transactionId, cost, { startedAt, endedAt, energyWh, tariffId }) {
      const rows = await database.query(
        `update transactions set cost = $3::text::json
         where station_id = $1 and transaction_id = $2 and started_at = $4
         and ended_at is not distinct from $5::timestamptz and energy_wh is not distinct from $6::double precision
         and tariff_id is not distinct from $7::text
         returning transaction_number`,
        [
          keyOf(stationId),
          keyOf(transactionId),
          JSON.stringify(cost),
          timestampOf(startedAt),
          endedAt ? timestampOf(endedAt) : null,
          energyWh ?? null,
          tariffId === undefined ? null : keyOf(tariffId),
        ],
      );
      return rows.length > 0;
    },

    list: (filter, request) => listTransactions(database, filter, request),
    listReadings: (stationId, transactionId, request) =>
      listReadings(database, stationId, transactionId, request),
    removeReadings: (endedBefore, limit) => removeReadings(database, endedBefore, limit),
    removeEnded: (endedBefore, limit) => removeEnded(database, endedBefore, limit),
  };
}

/**
 * The transaction of an event, which nobody else changes until this is written, and those that a token is used in, where
 * one is given.
 */
async function readForUpdate(
  queries: Queries,
  { stationId, transactionId }: TransactionEvent,
  token: string | undefined,
): Promise<{ readonly current?: Transaction; readonly active: readonly Transaction[] }> {
  const own = `select ${selectedTransaction}, true as is_own from transactions
    where station_id = $1 and transaction_id = $2 for update`;
  const key = [keyOf(stationId), keyOf(transactionId)];
  const rows =
    token === undefined
      ? await queries.query<TransactionRow & { readonly is_own: boolean }>(own, key)
      : await queries.query<TransactionRow & { readonly is_own: boolean }>(
          `with own as materialized (${own})
           select record, cost, readings_state, is_own from own
           union all select ${selectedTransaction}, false from transactions where active_token = $3`,
          [...key, keyOf(token)],
        );
  const current = rows.find(({ is_own }) => is_own);
  return {
    ...(current && { current: transactionOf(current) }),
    active: rows.filter(({ is_own }) => !is_own).map(transactionOf),
  };
}
