import {
  type CostBasis,
  cursorsOf,
  foldCase,
  mergeTransaction,
  type Reading,
  type StartIdentity,
  settleUse,
  type Transaction,
  type TransactionEvent,
  type TransactionStore,
  transactionOfReadings,
} from '@csms/store';
import { createActiveTransactions } from './active-transactions.js';
import { copyTransaction } from './copies.js';
import { type KeptReading, keepReading, readingOf } from './kept-reading.js';
import { addTo, emptyList, type ListOrder, type OrderedList, pageOf } from './ordered-list.js';
import type { TransactionHolder } from './transaction-holder.js';
import { createTransactionLists } from './transaction-lists.js';

/** A transaction and its readings. */
interface Entry extends TransactionHolder {
  transaction: Transaction;
  readonly readingIds: Set<string>;
  readonly readings: OrderedList<KeptReading>;
}

const byTime: ListOrder<KeptReading, [number, string]> = {
  cursors: cursorsOf('readings', 'number', 'string'),
  positionOf: ({ atMs, id }) => [atMs, id],
  direction: 'ascending',
};

/** Makes a store of transactions. */
export function createTransactionStore(): TransactionStore {
  const stations = new Map<string, Map<string, Entry>>();
  const lists = createTransactionLists();
  const activeTransactions = createActiveTransactions();

  function entryOf(stationId: string, transactionId: string): Entry | undefined {
    return stations.get(stationId)?.get(transactionId);
  }

  function create(transaction: Transaction): Entry {
    const { stationId, transactionId } = transaction;
    const entry: Entry = { transaction, readingIds: new Set(), readings: emptyList() };
    const entries = stations.get(stationId);
    if (entries) entries.set(transactionId, entry);
    else stations.set(stationId, new Map([[transactionId, entry]]));
    lists.add(entry);
    activeTransactions.update(entry, undefined);
    return entry;
  }

  function keep(entry: Entry | undefined, transaction: Transaction): Entry {
    if (!entry) return create(transaction);
    const before = entry.transaction;
    entry.transaction = transaction;
    lists.update(entry, before);
    activeTransactions.update(entry, before);
    return entry;
  }

  function settled(event: TransactionEvent, current: Transaction | undefined): TransactionEvent {
    const { token, authorization } = event;
    if (!token || !authorization?.exclusive) return event;
    return settleUse(event, current, activeTransactions.of(foldCase(token.uid)));
  }

  function record(event: TransactionEvent, start?: StartIdentity): Transaction {
    const entry = entryOf(event.stationId, event.transactionId);
    const transaction = mergeTransaction(entry?.transaction, settled(event, entry?.transaction), start);
    // The caller gets what was merged, whose parts are its own event's, and those that the copy here replaces.
    append(keep(entry, copyTransaction(transaction)), event.readings);
    return transaction;
  }

  return {
    async find(stationId, transactionId) {
      const entry = entryOf(stationId, transactionId);
      return entry && copyTransaction(entry.transaction);
    },

    async record(event) {
      return record(event);
    },

    async claimStart(event, start) {
      const holder = entryOf(event.stationId, event.transactionId)?.transaction;
      return holder && !holder.flags.includes('unknown_start')
        ? { claimed: false, transaction: copyTransaction(holder) }
        : { claimed: true, transaction: record(event, start) };
    },

    async appendMeterValues(stationId, transactionId, readings, origin) {
      let entry = entryOf(stationId, transactionId);
      if (!entry) {
        const transaction = transactionOfReadings(stationId, transactionId, readings, origin);
        entry = transaction && create(copyTransaction(transaction));
      }
      if (entry) append(entry, readings);
    },

    async recordCost(stationId, transactionId, cost, basis) {
      const entry = entryOf(stationId, transactionId);
      if (!entry || !isStill(entry.transaction, basis)) return false;
      entry.transaction = copyTransaction({ ...entry.transaction, cost });
      return true;
    },

    async list(filter, request) {
      const { items, ...next } = lists.page(filter, request);
      return { items: items.map(({ transaction }) => copyTransaction(transaction)), ...next };
    },

    async listReadings(stationId, transactionId, request) {
      const list = entryOf(stationId, transactionId)?.readings ?? emptyList<KeptReading>();
      const { items, ...next } = pageOf(list, byTime, request);
      return { items: items.map(readingOf), ...next };
    },
  };
}

function isStill({ startedAt, endedAt, energyWh, tariffId }: Transaction, basis: CostBasis): boolean {
  return (
    startedAt.getTime() === basis.startedAt.getTime() &&
    endedAt?.getTime() === basis.endedAt?.getTime() &&
    energyWh === basis.energyWh &&
    tariffId === basis.tariffId
  );
}

function append({ readingIds, readings: list }: Entry, readings: readonly Reading[]): void {
  for (const reading of readings) {
    const known = readingIds.size;
    readingIds.add(reading.id); // one look-up, where `has` before it would make two
    if (readingIds.size > known) addTo(list, keepReading(reading, list.items.at(-1)), byTime);
  }
}
