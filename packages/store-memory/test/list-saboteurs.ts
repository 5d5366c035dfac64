import { StoreError } from '@csms/store';
import { inLists, inTransactions, type ReadPage, type Saboteur } from './saboteur.js';

const lists = [
  'stations.list',
  'tokens.list',
  'transactions.list',
  'transactions.listReadings',
  'calls.list',
] as const;

/** Breaks all lists in one way; the case of each list finds the fault. */
function inEachList(does: string, readPage: ReadPage, caughtBy: string): readonly Saboteur[] {
  return lists.map((list) => ({
    does: `${does} (${list})`,
    sabotage: inLists(readPage),
    caughtBy: `${list}: ${caughtBy}`,
  }));
}

/** Parts of the filter of transactions, and what the case of each finds. */
const filterCases = [
  ['stationId', 'a station'],
  ['tokenUid', 'a token'],
  ['active', 'those that go on'],
  ['from', 'those from a time on, that time included'],
  ['to', 'those before a time, that time excluded'],
] as const;

/** Stores, each of which breaks one promise about lists. */
export const listSaboteurs: readonly Saboteur[] = [
  ...inEachList(
    'counts where a page begins',
    async (read, { cursor = '0', limit }) => {
      const { items } = await read({ limit: 1_000 });
      const end = Number(cursor) + limit;
      return { items: items.slice(Number(cursor), end), next: end < items.length ? String(end) : undefined };
    },
    'cursors stay right while items are added',
  ),
  ...inEachList(
    'begins from the front for a cursor that it does not know',
    (read, page) =>
      read(page).catch((error: unknown) => {
        if (error instanceof StoreError) return read({ limit: page.limit });
        throw error;
      }),
    'refuses a cursor that is none of its own',
  ),
  ...inEachList(
    'takes any limit',
    (read, page) => read({ ...page, limit: Math.min(Math.max(Math.trunc(page.limit) || 1, 1), 1_000) }),
    'a page holds 1 to 1000 items, and other limits are refused',
  ),
  ...inEachList(
    'gives a cursor for a page after the last',
    async (read, page) => {
      const { items, next } = await read(page);
      return { items, next: items.length === page.limit ? (next ?? page.cursor) : next };
    },
    'pages hold each item once, and only the last one has no cursor',
  ),
  ...inEachList(
    'takes each cursor once',
    (() => {
      const taken = new Set<string>();
      return async (read, page) => {
        if (page.cursor !== undefined && taken.has(page.cursor)) return { items: [] };
        if (page.cursor !== undefined) taken.add(page.cursor);
        return read(page);
      };
    })(),
    'a page can be read again by its cursor',
  ),
  ...inEachList(
    'lists backwards',
    async (read, page) => {
      const { items, next } = await read(page);
      return { items: items.toReversed(), next };
    },
    'is in order, whatever the order in which items were added',
  ),
  ...(['transactions.list', 'transactions.listReadings'] as const).map((list) => ({
    does: `knows no place behind a time far off (${list})`,
    sabotage: inLists(async (read, page) =>
      page.cursor !== undefined && timeIn(page.cursor) > Date.UTC(9000) ? { items: [] } : read(page),
    ),
    caughtBy: `${list}: goes on behind a time of any year that a station may tell`,
  })),
  {
    does: 'looks for the tokens of transactions in the case that was asked for',
    sabotage: inTransactions((inner) => ({
      async list(filter, page) {
        const { items, next } = await inner.list(filter, page);
        const { tokenUid } = filter;
        return {
          items: items.filter(({ token }) => tokenUid === undefined || token?.uid === tokenUid),
          next,
        };
      },
    })),
    caughtBy: 'transactions.list: finds a token in another case, the latest start first',
  },
  ...filterCases.map(([part, of]) => ({
    does: `lists transactions whatever the filter's ${part}`,
    sabotage: inTransactions((inner) => ({
      list: (filter, page) => inner.list({ ...filter, [part]: undefined }, page),
    })),
    caughtBy: `transactions.list: finds ${of}, the latest start first`,
  })),
  {
    does: 'takes the end of a time span for a part of it',
    sabotage: inTransactions((inner) => ({
      list: ({ to, ...filter }, page) =>
        inner.list({ ...filter, ...(to && { to: new Date(to.getTime() + 1) }) }, page),
    })),
    caughtBy: 'transactions.list: finds those before a time, that time excluded, the latest start first',
  },
  {
    does: 'takes the begin of a time span for no part of it',
    sabotage: inTransactions((inner) => ({
      list: ({ from, ...filter }, page) =>
        inner.list({ ...filter, ...(from && { from: new Date(from.getTime() + 1) }) }, page),
    })),
    caughtBy: 'transactions.list: finds those from a time on, that time included, the latest start first',
  },
  {
    does: 'filters a page after it was cut',
    sabotage: inTransactions((inner) => ({
      async list({ tokenUid, ...filter }, page) {
        const { items, next } = await inner.list(filter, page);
        return {
          items: items.filter(({ token }) => tokenUid === undefined || token?.uid === tokenUid),
          next,
        };
      },
    })),
    caughtBy: 'transactions.list: pages of a filter are full, and none is missing',
  },
  {
    does: 'can never be reached',
    sabotage: (store) => ({
      ...store,
      check: () => Promise.reject(new StoreError('unavailable', 'the database is away')),
    }),
    caughtBy: 'store.check: resolves while the database answers',
  },
];

/** The time in the cursor of a list that is ordered by times. */
function timeIn(cursor: string): number {
  const [, ms] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as readonly unknown[];
  return Number(ms);
}
