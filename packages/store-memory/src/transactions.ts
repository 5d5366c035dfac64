import {
  type CostBasis,
  continuedByReadings,
  cursorsOf,
  foldCase,
  isSucceeded,
  limitOf,
  maxSuccessors,
  mergeAssumedEnd,
  mergeTransaction,
  overSince,
  type Reading,
  type Removed,
  type StartIdentity,
  settleUse,
  type Transaction,
  type TransactionEvent,
  type TransactionStore,
  transactionOfReadings,
  usesElsewhere,
} from '@csms/store';
import { createActiveTransactions } from './active-transactions.js';
import { copyTransaction } from './copies.js';
import { type KeptReading, keepReading, readingOf } from './kept-reading.js';
import { addTo, dropFirst, emptyList, type ListOrder, type OrderedList, pageOf } from './ordered-list.js';
import { oldestFirst, removeOldest } from './remove-oldest.js';
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

const latestFirst: typeof byTime = { ...byTime, direction: 'descending' };

/**
 * Makes a store of transactions.
 *
 * @param removedStations the stations that were removed and not registered again
 */
export function createTransactionStore(removedStations: ReadonlySet<string>): TransactionStore {
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
    const uses = usesElsewhere(event, current, activeTransactions.of(foldCase(token.uid)));
    return settleUse(
      event,
      uses.filter((use) => !isOver(use)),
    );
  }

  function isOver(use: Transaction): boolean {
    if (removedStations.has(use.stationId)) return true;
    const filter = { stationId: use.stationId, from: use.startedAt };
    const { items } = lists.page(filter, { limit: maxSuccessors });
    return isSucceeded(
      use,
      items.map(({ transaction }) => transaction),
    );
  }

  function record(event: TransactionEvent, start?: StartIdentity): Transaction {
    const entry = entryOf(event.stationId, event.transactionId);
    const transaction = mergeTransaction(entry?.transaction, settled(event, entry?.transaction), start);
    // The caller may have the merged transaction itself: its parts are from its own event, or from the transaction that
    // the copy replaces here.
    append(keep(entry, copyTransaction(transaction)), event.readings);
    return transaction;
  }

  function all(): readonly Entry[] {
    return [...stations.values()].flatMap((entries) => [...entries.values()]);
  }

  function remove(entry: Entry): void {
    const { stationId, transactionId } = entry.transaction;
    stations.get(stationId)?.delete(transactionId);
    lists.remove(entry);
  }

  function removeReadings(endedBefore: Date, limit: number): Removed {
    let count = 0;
    for (const entry of oldestFirst(all(), endOf)) {
      if ((endOf(entry) as Date) >= endedBefore) break;
      const { readings, readingIds } = entry;
      if (count === limit && readings.items.length > 0) return { count, isMore: true };
      if (!entry.transaction.readingsRemoved)
        entry.transaction = { ...entry.transaction, readingsRemoved: true };
      while (count < limit) {
        const dropped = dropFirst(readings, byTime);
        if (!dropped) break;
        readingIds.delete(dropped.id);
        count += 1;
      }
      if (readings.items.length > 0) return { count, isMore: true };
    }
    return { count, isMore: false };
  }

  return {
    async find(stationId, transactionId) {
      const entry = entryOf(stationId, transactionId);
      return entry && copyTransaction(entry.transaction);
    },

    async record(event) {
      return record(event);
    },

    async assumeEnd(stationId, transactionId, end) {
      const entry = entryOf(stationId, transactionId);
      if (!entry) return undefined;
      keep(entry, copyTransaction(mergeAssumedEnd(entry.transaction, end)));
      return copyTransaction(entry.transaction);
    },

    async claimStart(event, start) {
      const holder = entryOf(event.stationId, event.transactionId)?.transaction;
      return holder && !holder.flags.includes('unknown_start')
        ? { claimed: false, transaction: copyTransaction(holder) }
        : { claimed: true, transaction: record(event, start) };
    },

    async appendMeterValues(stationId, transactionId, readings, origin) {
      if (readings.length === 0) return undefined;
      let entry = entryOf(stationId, transactionId);
      if (!entry) {
        const transaction = transactionOfReadings(stationId, transactionId, readings, origin);
        entry = transaction && create(copyTransaction(transaction));
      }
      if (!entry) return undefined;
      const continued = continuedByReadings(entry.transaction, readings);
      if (continued) keep(entry, copyTransaction(continued));
      append(entry, readings);
      return entry.transaction.status === 'ended' ? copyTransaction(entry.transaction) : undefined;
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

    async findLatestReadings(stationId, transactionId, limit) {
      const list = entryOf(stationId, transactionId)?.readings ?? emptyList<KeptReading>();
      return pageOf(list, latestFirst, { limit }).items.map(readingOf);
    },

    async removeReadings(endedBefore, limit) {
      return removeReadings(endedBefore, limitOf({ limit }));
    },

    async removeEnded(endedBefore, limit) {
      const { isMore } = removeReadings(endedBefore, limitOf({ limit }));
      if (isMore) return { count: 0, isMore };
      return removeOldest(all(), { before: endedBefore, limit, timeOf: endOf, remove });
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

function endOf({ transaction }: Entry): Date | undefined {
  return overSince(transaction);
}

function append({ transaction, readingIds, readings: list }: Entry, readings: readonly Reading[]): void {
  if (transaction.readingsRemoved) return;
  for (const reading of readings) {
    const known = readingIds.size;
    readingIds.add(reading.id); // one look-up; `has` before it would make two
    if (readingIds.size > known) addTo(list, keepReading(reading, list.items.at(-1)), byTime);
  }
}
