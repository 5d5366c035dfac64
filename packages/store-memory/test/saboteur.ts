import type {
  CallStore,
  Page,
  PageRequest,
  StationStore,
  Store,
  TariffStore,
  TokenStore,
  TransactionStore,
} from '@csms/store';

/** A store that breaks one promise, and the case that finds the fault. */
export interface Saboteur {
  readonly does: string;
  readonly sabotage: (store: Store) => Store;
  /** Name of the conformance case. */
  readonly caughtBy: string;
}

/** Replaces methods for stations. */
export function inStations(
  methods: (inner: StationStore, store: Store) => Partial<StationStore>,
): Saboteur['sabotage'] {
  return (store) => ({ ...store, stations: { ...store.stations, ...methods(store.stations, store) } });
}

/** Replaces methods for tokens. */
export function inTokens(
  methods: (inner: TokenStore, store: Store) => Partial<TokenStore>,
): Saboteur['sabotage'] {
  return (store) => ({ ...store, tokens: { ...store.tokens, ...methods(store.tokens, store) } });
}

/** Replaces methods for tariffs. */
export function inTariffs(methods: (inner: TariffStore) => Partial<TariffStore>): Saboteur['sabotage'] {
  return (store) => ({ ...store, tariffs: { ...store.tariffs, ...methods(store.tariffs) } });
}

/** Replaces methods for transactions. */
export function inTransactions(
  methods: (inner: TransactionStore, store: Store) => Partial<TransactionStore>,
): Saboteur['sabotage'] {
  return (store) => ({
    ...store,
    transactions: { ...store.transactions, ...methods(store.transactions, store) },
  });
}

/** Replaces methods for calls. */
export function inCalls(
  methods: (inner: CallStore, store: Store) => Partial<CallStore>,
): Saboteur['sabotage'] {
  return (store) => ({ ...store, calls: { ...store.calls, ...methods(store.calls, store) } });
}

/** Parts of the store that keep what stations tell of themselves, in reports and in answers to calls. */
type PartName = Exclude<keyof Store, 'check' | 'close' | 'removeStation'>;

/** Replaces methods of a part of the store. */
export function inPart<Name extends PartName>(
  name: Name,
  methods: (inner: Store[Name], store: Store) => Partial<Store[Name]>,
): Saboteur['sabotage'] {
  return (store) => ({ ...store, [name]: { ...store[name], ...methods(store[name], store) } });
}

/** Lets others run in between, as a database would. */
export async function pause(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Reads a page of some list. */
export type ReadPage = <T>(
  read: (request: PageRequest) => Promise<Page<T>>,
  request: PageRequest,
) => Promise<Page<T>>;

/** Breaks every list of a store in the same way. */
export function inLists(readPage: ReadPage): Saboteur['sabotage'] {
  return (store) => {
    const { stations, tokens, transactions, calls } = store;
    return {
      ...store,
      stations: { ...stations, list: (page) => readPage((request) => stations.list(request), page) },
      tokens: { ...tokens, list: (page) => readPage((request) => tokens.list(request), page) },
      transactions: {
        ...transactions,
        list: (filter, page) => readPage((request) => transactions.list(filter, request), page),
        listReadings: (stationId, transactionId, page) =>
          readPage((request) => transactions.listReadings(stationId, transactionId, request), page),
      },
      calls: {
        ...calls,
        list: (stationId, page) => readPage((request) => calls.list(stationId, request), page),
      },
    };
  };
}
