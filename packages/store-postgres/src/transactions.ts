import {
  continuedByReadings,
  foldCase,
  isSucceeded,
  maxSuccessors,
  mergeAssumedEnd,
  mergeTransaction,
  type StartIdentity,
  settleUse,
  type Transaction,
  type TransactionEvent,
  type TransactionStore,
  transactionOfReadings,
  usesElsewhere,
} from '@csms/store';
import type { Database, Queries } from './database.js';
import { keyOf } from './keys.js';
import { findLatestReadings, listReadings } from './readings.js';
import { removeEnded, removeReadings } from './remove-transactions.js';
import { isRemoved } from './stations.js';
import { timestampOf } from './times.js';
import { listTransactions } from './transaction-list.js';
import {
  appendReadings,
  insertTransaction,
  selectedTransaction,
  type TransactionRow,
  transactionOf,
  updateTransaction,
  versionOfRow,
} from './transaction-rows.js';

type Claim = Awaited<ReturnType<TransactionStore['claimStart']>>;

/** Makes a store of transactions. */
export function createTransactionStore(database: Database): TransactionStore {
  /** Records an event, unless a claim of a start comes too late. */
  function record(event: TransactionEvent, start?: StartIdentity): Promise<Claim> {
    const token = event.authorization?.exclusive ? event.token && foldCase(event.token.uid) : undefined;
    if (token === undefined) return recordOn(database, event, token, start);
    // Until this is written, no other transaction may take the token for itself alone.
    return database.transaction((queries) => recordOn(queries, event, token, start), [['token', token]]);
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

    assumeEnd: (stationId, transactionId, end) =>
      change(database, { stationId, transactionId }, (current) => mergeAssumedEnd(current, end)),

    claimStart: record,

    async appendMeterValues(stationId, transactionId, readings, origin) {
      const blank = transactionOfReadings(stationId, transactionId, readings, origin);
      if (!blank) return undefined;
      for (;;) {
        const status = await appendReadings(database, stationId, transactionId, readings);
        if (status === 'ended') break;
        if (status || (await insertTransaction(database, blank, readings))) return undefined;
      }
      const ended = await change(database, blank, (current) => continuedByReadings(current, readings));
      return ended?.status === 'ended' ? ended : undefined;
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
    findLatestReadings: (stationId, transactionId, limit) =>
      findLatestReadings(database, stationId, transactionId, limit),
    removeReadings: (endedBefore, limit) => removeReadings(database, endedBefore, limit),
    removeEnded: (endedBefore, limit) => removeEnded(database, endedBefore, limit),
  };
}

/**
 * Changes a transaction by what is known of it; nobody else can change it meanwhile. Resolves to what it then is, or to
 * `undefined` when there is none such. Two statements, or one when nothing changes.
 */
async function change(
  queries: Queries,
  id: Pick<Transaction, 'stationId' | 'transactionId'>,
  changed: (current: Transaction) => Transaction | undefined,
): Promise<Transaction | undefined> {
  for (;;) {
    const { known } = await read(queries, id, undefined);
    if (!known) return undefined;
    const transaction = changed(known.transaction);
    if (!transaction) return known.transaction;
    if (await updateTransaction(queries, transaction, [], known.version)) return transaction;
  }
}

/**
 * Merges an event with what is there, and tries again whenever somebody else has written in between: two statements and
 * no database transaction, so no lock is held while the two are merged.
 */
async function recordOn(
  queries: Queries,
  event: TransactionEvent,
  token: string | undefined,
  start: StartIdentity | undefined,
): Promise<Claim> {
  for (;;) {
    const { known, active } = await read(queries, event, token);
    const current = known?.transaction;
    if (start && current && !current.flags.includes('unknown_start')) {
      return { claimed: false, transaction: current };
    }
    const uses = await goingOn(queries, usesElsewhere(event, current, active));
    const transaction = mergeTransaction(current, settleUse(event, uses), start);
    const isWritten = known
      ? await updateTransaction(queries, transaction, event.readings, known.version)
      : await insertTransaction(queries, transaction, event.readings);
    if (isWritten) return { claimed: true, transaction };
  }
}

/**
 * One of a token's uses that still goes on, or none. Two statements for each use that is looked at; there are seldom
 * any.
 */
async function goingOn(queries: Queries, uses: readonly Transaction[]): Promise<readonly Transaction[]> {
  for (const use of uses) {
    if (await isRemoved(queries, use.stationId)) continue;
    const filter = { stationId: use.stationId, from: use.startedAt };
    const { items } = await listTransactions(queries, filter, { limit: maxSuccessors });
    if (!isSucceeded(use, items)) return [use];
  }
  return [];
}

/** A transaction and the version of its row, or none in the row of another one. */
interface VersionedRow extends TransactionRow {
  readonly version: string | null;
}

/** The transaction of an event, and those that a token is used in, where one is given. */
async function read(
  queries: Queries,
  { stationId, transactionId }: Pick<Transaction, 'stationId' | 'transactionId'>,
  token: string | undefined,
): Promise<{
  readonly known?: { readonly transaction: Transaction; readonly version: string };
  readonly active: readonly Transaction[];
}> {
  const own = `select ${selectedTransaction}, ${versionOfRow} as version from transactions
    where station_id = $1 and transaction_id = $2`;
  const key = [keyOf(stationId), keyOf(transactionId)];
  const rows =
    token === undefined
      ? await queries.query<VersionedRow>(own, key)
      : await queries.query<VersionedRow>(
          `${own} union all select ${selectedTransaction}, null from transactions where active_token = $3`,
          [...key, keyOf(token)],
        );
  const active: Transaction[] = [];
  let known: { readonly transaction: Transaction; readonly version: string } | undefined;
  for (const row of rows) {
    if (row.version === null) active.push(transactionOf(row));
    else known = { transaction: transactionOf(row), version: row.version };
  }
  return { known, active };
}
