import assert from 'node:assert/strict';
import type { Page, PageRequest } from '../page.js';
import type { Store } from '../store.js';
import { upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

/** What a station's events have in common, as their cases see it. */
export interface EventLogUnderTest {
  /** The part of the store, such as `securityEvents`. */
  readonly name: string;
  /** How many events are kept at least, and at most twice as many. */
  readonly max: number;
  /** Records an event of an id that was received at a minute. `text` is some other part of it. */
  record(store: Store, stationId: string, id: string, minute: number, text?: string): Promise<void>;
  /** A page of a station's events. */
  list(store: Store, stationId: string, page: PageRequest): Promise<Page<{ readonly id: string }>>;
  /** {@link list} by what was given as `text`. */
  texts(store: Store, stationId: string): Promise<readonly (string | undefined)[]>;
}

/** What holds for every log of a station's events: each once, the latest first, bounded. */
export function eventLogCases(log: EventLogUnderTest): readonly ConformanceCase[] {
  const { name, max, record } = log;

  async function idsOf(store: Store, stationId: string): Promise<readonly string[]> {
    const pages = await readPages((page) => log.list(store, stationId, page), 100);
    return pages.flat().map(({ id }) => id);
  }

  return [
    {
      name: `${name}.record: of two events of one id the first stays`,
      async run(store) {
        await record(store, 'CP-1', 'e-1', 1, 'first');
        await record(store, 'CP-1', 'e-1', 2, 'second');
        assert.deepEqual(await log.texts(store, 'CP-1'), ['first']);
      },
    },
    {
      name: `${name}.record: events that come at once are each kept once`,
      async run(store) {
        await Promise.all(
          [...upTo(20), ...upTo(20)].map((minute) => record(store, 'CP-1', `e-${minute}`, minute)),
        );
        const latestFirst = upTo(20).map((index) => `e-${19 - index}`);
        assert.deepEqual(await idsOf(store, 'CP-1'), latestFirst);
      },
    },
    {
      name: `${name}.record: leaves an unknown station unknown, and another station alone`,
      async run(store) {
        await record(store, 'CP-1', 'e-1', 1);
        assert.equal(await store.stations.find('CP-1'), undefined);
        assert.deepEqual(await idsOf(store, 'CP-2'), []);
      },
    },
    {
      name: `${name}.record: keeps the latest ${max}, in whatever order they come, and not without end`,
      async run(store) {
        const minutes = upTo(2 * max + 50);
        const isEven = (minute: number) => minute % 2 === 0;
        const shuffled = [
          ...minutes.filter(isEven),
          ...minutes.filter((minute) => !isEven(minute)).toReversed(),
        ];
        for (const minute of shuffled) await record(store, 'CP-1', `e-${minute}`, minute);
        const ids = await idsOf(store, 'CP-1');
        assert.ok(ids.length <= 2 * max, `expected ${2 * max} at most, not ${ids.length}`);
        const latest = minutes.slice(-max).toReversed();
        assert.deepEqual(
          ids.slice(0, max),
          latest.map((minute) => `e-${minute}`),
        );
      },
    },
    {
      name: `${name}.list: events of one time are each on one page`,
      async run(store) {
        const ids = upTo(7).map((index) => `e-${index}`);
        for (const id of ids) await record(store, 'CP-1', id, 1);
        const pages = await readPages((page) => log.list(store, 'CP-1', page), 2);
        const found = pages.flat().map(({ id }) => id);
        assert.deepEqual(found.toSorted(), ids);
      },
    },
    {
      name: `${name}: any id is an ordinary one`,
      async run(store) {
        for (const key of hostileKeys) assert.deepEqual(await idsOf(store, key), [], key);
        for (const key of hostileKeys) {
          await record(store, key, 'e-1', 1);
          await record(store, 'CP-1', key, 1);
        }
        for (const key of hostileKeys) assert.deepEqual(await idsOf(store, key), ['e-1'], key);
        assert.deepEqual((await idsOf(store, 'CP-1')).toSorted(), hostileKeys.toSorted());
      },
    },
    ...listCases({
      name: `${name}.list`,
      async add(store, place) {
        const id = `e-${String(place).padStart(2, '0')}`;
        await record(store, 'CP-1', id, -place);
        return id;
      },
      async read(store, page) {
        const { items, next } = await log.list(store, 'CP-1', page);
        return { items: items.map(({ id }) => id), next };
      },
    }),
  ];
}
