import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import { upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys, hostileNumbers } from './hostile-keys.js';

/** A record as the cases see it: the number that it is known by, and a number of seconds somewhere in it. */
export type NumberedRecord = readonly [number: number, seconds: number];

/** A method that keeps the latest of each record, as its cases see it. */
export interface LatestRecordsUnderTest {
  /** Such as `chargingLimits.record`. */
  readonly name: string;
  /** How many records are kept at least, and at most twice as many. */
  readonly max: number;
  /** Records what is from a minute. */
  record(store: Store, stationId: string, record: NumberedRecord, minute: number): Promise<unknown>;
  /** The records of a station, at most 1,000, by their numbers. */
  read(store: Store, stationId: string): Promise<readonly NumberedRecord[]>;
}

/** What holds where the latest of each record of a station is kept. */
export function latestRecordCases({
  name,
  max,
  record,
  read,
}: LatestRecordsUnderTest): readonly ConformanceCase[] {
  return [
    {
      name: `${name}: what is later replaces what is there, and what is older changes nothing`,
      async run(store) {
        await record(store, 'CP-1', [1, 10], 1);
        await record(store, 'CP-1', [1, 20], 3);
        await record(store, 'CP-1', [1, 30], 2);
        assert.deepEqual(await read(store, 'CP-1'), [[1, 20]]);
      },
    },
    {
      name: `${name}: of what comes at once the latest of each number stays`,
      async run(store) {
        const minutes = [3, 7, 1, 9, 5];
        await Promise.all(
          upTo(4).flatMap((number) =>
            minutes.map((minute) => record(store, 'CP-1', [number, minute], minute)),
          ),
        );
        assert.deepEqual(
          await read(store, 'CP-1'),
          upTo(4).map((number) => [number, 9]),
        );
      },
    },
    {
      name: `${name}: leaves an unknown station unknown, and another station alone`,
      async run(store) {
        await record(store, 'CP-1', [1, 10], 1);
        assert.equal(await store.stations.find('CP-1'), undefined);
        assert.deepEqual(await read(store, 'CP-2'), []);
      },
    },
    {
      name: `${name}: keeps the latest ${max}, in whatever order they come, and not without end`,
      async run(store) {
        const numbers = upTo(2 * max + 10);
        const shuffled = [
          ...numbers.filter((number) => number % 2 === 0),
          ...numbers.filter((number) => number % 2 === 1).toReversed(),
        ];
        for (const number of shuffled) await record(store, 'CP-1', [number, 1], number);
        const found = (await read(store, 'CP-1')).map(([number]) => number);
        assert.ok(found.length <= 2 * max, `expected ${2 * max} at most, not ${found.length}`);
        assert.deepEqual(found.slice(-max), numbers.slice(-max));
      },
    },
    {
      name: `${name}: any number is an ordinary one, also one that no integer of a database holds`,
      async run(store) {
        for (const number of hostileNumbers) await record(store, 'CP-1', [number, 1], 1);
        const found = (await read(store, 'CP-1')).map(([number]) => number);
        assert.deepEqual(
          found.toSorted((a, b) => a - b),
          hostileNumbers,
        );
      },
    },
    {
      name: `${name}: any station id is an ordinary one`,
      async run(store) {
        for (const id of hostileKeys) assert.deepEqual(await read(store, id), [], id);
        for (const [index, id] of hostileKeys.entries()) await record(store, id, [1, index], 1);
        for (const [index, id] of hostileKeys.entries()) {
          assert.deepEqual(await read(store, id), [[1, index]], id);
        }
      },
    },
  ];
}
