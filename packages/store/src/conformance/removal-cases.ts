import assert from 'node:assert/strict';
import { maxRemovalAgeMs } from '../removals.js';
import type { Store } from '../store.js';
import { upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import type { LatestRecordsUnderTest } from './latest-record-cases.js';

/** A method that takes records out, as its cases see it. */
export interface RemovalUnderTest extends Pick<LatestRecordsUnderTest, 'record' | 'read'> {
  /** Such as `chargingLimits.recordRemoved`. */
  readonly name: string;
  /** Takes out the record of a number as it was before a minute. */
  remove(store: Store, stationId: string, number: number, minute: number): Promise<void>;
}

/** What holds where records can be told to be gone. */
export function removalCases({ name, record, remove, read }: RemovalUnderTest): readonly ConformanceCase[] {
  const steps = {
    'kept early': (store: Store) => record(store, 'CP-1', [1, 10], 1),
    'taken out': (store: Store) => remove(store, 'CP-1', 1, 2),
    'kept late': (store: Store) => record(store, 'CP-1', [1, 30], 3),
  } as const;
  const orders = [
    ['kept early', 'taken out', 'kept late'],
    ['kept early', 'kept late', 'taken out'],
    ['taken out', 'kept early', 'kept late'],
    ['taken out', 'kept late', 'kept early'],
    ['kept late', 'kept early', 'taken out'],
    ['kept late', 'taken out', 'kept early'],
  ] as const;

  return [
    {
      name: `${name}: takes out what is meant, and nothing else`,
      async run(store) {
        for (const number of upTo(3)) await record(store, 'CP-1', [number, 10], 1);
        await record(store, 'CP-2', [1, 10], 1);
        await remove(store, 'CP-1', 1, 2);
        assert.deepEqual(await read(store, 'CP-1'), [
          [0, 10],
          [2, 10],
        ]);
        assert.deepEqual(await read(store, 'CP-2'), [[1, 10]]);
      },
    },
    {
      name: `${name}: leaves what is of its time`,
      async run(store) {
        await record(store, 'CP-1', [1, 10], 2);
        await remove(store, 'CP-1', 1, 2);
        await record(store, 'CP-1', [2, 20], 2);
        await remove(store, 'CP-1', 2, 2);
        assert.deepEqual(await read(store, 'CP-1'), [
          [1, 10],
          [2, 20],
        ]);
      },
    },
    {
      name: `${name}: what was taken out stays out when it comes again`,
      async run(store) {
        await steps['kept early'](store);
        await steps['taken out'](store);
        await steps['kept early'](store);
        assert.deepEqual(await read(store, 'CP-1'), []);
      },
    },
    ...orders.map((order) => ({
      name: `${name}: the order in which it comes does not matter: ${order.join(', ')}`,
      async run(store: Store) {
        for (const step of [...order, ...order]) await steps[step](store);
        assert.deepEqual(await read(store, 'CP-1'), [[1, 30]]);
      },
    })),
    {
      name: `${name}: what comes at once with it stays out`,
      async run(store) {
        await Promise.all(
          upTo(20).flatMap((number) => [
            record(store, 'CP-1', [number, 10], 1),
            remove(store, 'CP-1', number, 2),
          ]),
        );
        assert.deepEqual(await read(store, 'CP-1'), []);
      },
    },
    {
      name: `${name}: is remembered while others follow within the hour`,
      async run(store) {
        await remove(store, 'CP-1', 1, 2);
        for (const minute of upTo(50)) await remove(store, 'CP-1', 2, 2 + minute);
        await record(store, 'CP-1', [1, 10], 1);
        assert.deepEqual(await read(store, 'CP-1'), []);
        await remove(store, 'CP-1', 2, 3 + maxRemovalAgeMs / 60_000);
        await record(store, 'CP-1', [3, 10], 1);
        assert.deepEqual(await read(store, 'CP-1'), [[3, 10]]);
      },
    },
  ];
}
