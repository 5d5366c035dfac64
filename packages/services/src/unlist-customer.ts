import {
  foldCase,
  type LocalListEntry,
  type LocalListStore,
  maxPageLimit,
  type StationWorkStore,
} from '@csms/store';
import { definedFields } from './defined-fields.js';

/** A customer, as a station identifies them. */
export interface Customer {
  /** What the station reads, or the customer's name. */
  readonly uid: string;
  /** Kind of token in the words of 2.0.1, where it is known. */
  readonly type?: string;
}

/** What taking a customer off a local list works with. */
export interface UnlistCustomerDeps {
  readonly localLists: Pick<LocalListStore, 'find' | 'listEntries'>;
  readonly stationWork: Pick<StationWorkStore, 'request'>;
}

/**
 * Has a customer taken off the local list of a station where they are on it, or may be since it is not known what is on
 * it (2.0.1 N10.FR.02). The list goes out as soon as the station is there.
 */
export async function unlistCustomer(
  { localLists, stationWork }: UnlistCustomerDeps,
  stationId: string,
  { customer, at }: { readonly customer: Customer; readonly at: Date },
): Promise<void> {
  const list = await localLists.find(stationId);
  // A list without a version has an unknown one.
  if (!list || (list.version !== undefined && list.version <= 0)) return;
  const entry = list.areEntriesKnown ? await entryOf(localLists, stationId, customer.uid) : customer;
  if (!entry) return;
  const { uid, type = customer.type } = entry;
  await stationWork.request(stationId, [definedFields({ kind: 'unlisting' as const, uid, type })], at);
}

async function entryOf(
  localLists: Pick<LocalListStore, 'listEntries'>,
  stationId: string,
  uid: string,
): Promise<LocalListEntry | undefined> {
  const folded = foldCase(uid);
  let cursor: string | undefined;
  do {
    const request = cursor === undefined ? { limit: maxPageLimit } : { limit: maxPageLimit, cursor };
    const { items, next } = await localLists.listEntries(stationId, request);
    const found = items.find((entry) => foldCase(entry.uid) === folded);
    if (found) return found;
    cursor = next;
  } while (cursor !== undefined);
  return undefined;
}
