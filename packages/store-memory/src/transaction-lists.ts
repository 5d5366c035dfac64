import {
  cursorsOf,
  foldCase,
  type Page,
  type PageRequest,
  type TokenReference,
  type Transaction,
  type TransactionFilter,
} from '@csms/store';
import { addTo, emptyList, type ListOrder, type OrderedList, pageOf } from './ordered-list.js';
import type { TransactionHolder } from './transaction-holder.js';

/** Transactions in the order of their start: all, those of each station, its active ones, and those of each token. */
export interface TransactionLists {
  /** Adds a transaction. */
  add(holder: TransactionHolder): void;
  /** Takes note of a change of a transaction. */
  update(holder: TransactionHolder, before: Transaction): void;
  /** Removes a transaction. */
  remove(holder: TransactionHolder): void;
  /** The page that is asked for, of the transactions that fit all of the filter. */
  page(filter: TransactionFilter, request: PageRequest): Page<TransactionHolder>;
}

type HolderList = OrderedList<TransactionHolder>;

const byStart: ListOrder<TransactionHolder, [number, string, string]> = {
  cursors: cursorsOf('transactions', 'number', 'string', 'string'),
  positionOf: ({ transaction: { startedAt, stationId, transactionId } }) => [
    startedAt.getTime(),
    stationId,
    transactionId,
  ],
  direction: 'descending',
};

/** Makes lists without transactions. */
export function createTransactionLists(): TransactionLists {
  const all: HolderList = emptyList();
  const byStation = new Map<string, HolderList>();
  const activeByStation = new Map<string, HolderList>();
  const byToken = new Map<string, HolderList>();

  function listsOf({ stationId, token, status }: Transaction): readonly HolderList[] {
    const lists = [all, listOf(byStation, stationId)];
    if (status === 'active') lists.push(listOf(activeByStation, stationId));
    if (token) lists.push(listOf(byToken, keyOf(token)));
    return lists;
  }

  /** The shortest list that holds whatever fits the filter. */
  function listFor({ stationId, tokenUid, active }: TransactionFilter): HolderList {
    if (stationId !== undefined) return (active ? activeByStation : byStation).get(stationId) ?? emptyList();
    if (tokenUid !== undefined) return byToken.get(foldCase(tokenUid)) ?? emptyList();
    return all;
  }

  return {
    add(holder) {
      for (const list of listsOf(holder.transaction)) addTo(list, holder, byStart);
    },

    update(holder, before) {
      const { transaction } = holder;
      const { token } = transaction;
      if (
        token &&
        token.uid !== before.token?.uid &&
        (!before.token || keyOf(token) !== keyOf(before.token))
      ) {
        if (before.token) remove(listOf(byToken, keyOf(before.token)), holder);
        addTo(listOf(byToken, keyOf(token)), holder, byStart);
      }
      if (transaction.status !== before.status) {
        const active = listOf(activeByStation, transaction.stationId);
        if (transaction.status === 'active') addTo(active, holder, byStart);
        else remove(active, holder);
      }
      if (transaction.startedAt.getTime() === before.startedAt.getTime()) return;
      for (const list of listsOf(transaction)) list.isSorted = false;
    },

    remove(holder) {
      for (const list of listsOf(holder.transaction)) remove(list, holder);
    },

    page(filter, request) {
      return pageOf(listFor(filter), byStart, request, selection(filter));
    },
  };
}

function listOf(lists: Map<string, HolderList>, key: string): HolderList {
  let list = lists.get(key);
  if (!list) {
    list = emptyList();
    lists.set(key, list);
  }
  return list;
}

function remove(list: HolderList, holder: TransactionHolder): void {
  list.items = list.items.filter((other) => other !== holder);
}

function keyOf({ uid }: TokenReference): string {
  return foldCase(uid);
}

function selection({
  tokenUid,
  active,
  from,
  to,
}: TransactionFilter): (holder: TransactionHolder) => boolean {
  const tokenKey = tokenUid === undefined ? undefined : foldCase(tokenUid);
  return ({ transaction: { token, status, startedAt } }) =>
    (tokenKey === undefined || (token !== undefined && keyOf(token) === tokenKey)) &&
    (active === undefined || (status === 'active') === active) &&
    (from === undefined || startedAt >= from) &&
    (to === undefined || startedAt < to);
}
