import assert from 'node:assert/strict';
import { maxOpenReports, maxReportAgeMs, type ReportPart } from '../report-parts.js';
import type { Store } from '../store.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys, hostileNumbers } from './hostile-keys.js';

/** A method that takes reports in parts, as its cases see it. Items are single letters. */
export interface ReportPartsUnderTest {
  /** Such as `deviceModel`. */
  readonly name: string;
  record(store: Store, stationId: string, part: ReportPart<string>): Promise<void>;
  /** The letters that are known, in order of the alphabet, of a request or of all. */
  read(store: Store, stationId: string, requestId: number): Promise<string>;
}

/** A part of a report, made as many minutes after a fixed time as its `seqNo`, and received at once. */
export function aPart<Item>(seqNo: number, items: readonly Item[], fields: Partial<ReportPart<Item>> = {}) {
  const { at: made = at(seqNo) } = fields;
  return { requestId: 1, seqNo, isLast: false, at: made, receivedAt: made, items, ...fields };
}

const first = aPart(0, ['a', 'b']);
const second = aPart(1, ['c']);
const last = aPart(2, ['d'], { isLast: true });

/** What holds for reports in parts. */
export function reportPartCases({ name, record, read }: ReportPartsUnderTest): readonly ConformanceCase[] {
  async function recordAll(store: Store, parts: readonly ReportPart<string>[]): Promise<void> {
    for (const part of parts) await record(store, 'CP-1', part);
  }

  async function assertRead(store: Store, expected: string, requestId = 1): Promise<void> {
    assert.equal(await read(store, 'CP-1', requestId), expected);
  }

  const orders = [
    [first, second, last],
    [first, last, second],
    [second, first, last],
    [second, last, first],
    [last, first, second],
    [last, second, first],
  ];

  return [
    {
      name: `${name}: a report of one part is whole at once`,
      async run(store) {
        await record(store, 'CP-1', aPart(0, ['a'], { isLast: true }));
        await assertRead(store, 'a');
      },
    },
    {
      name: `${name}: a report without items is whole too`,
      async run(store) {
        await recordAll(store, [aPart(0, []), aPart(1, ['a'], { isLast: true })]);
        await assertRead(store, 'a');
      },
    },
    ...orders.map((parts) => ({
      name: `${name}: nothing is known before all parts are there, in order ${parts.map(({ seqNo }) => seqNo).join(', ')}, copies among them`,
      async run(store: Store) {
        for (const [index, part] of parts.entries()) {
          await assertRead(store, '');
          await recordAll(store, [part, ...parts.slice(0, index), part]);
        }
        await assertRead(store, 'abcd');
      },
    })),
    {
      name: `${name}: parts that come at once make the report whole`,
      async run(store) {
        const parts = upTo(10).map((seqNo) =>
          aPart(seqNo, ['abcdefghij'[seqNo] ?? ''], { isLast: seqNo === 9 }),
        );
        await Promise.all([...parts, ...parts].map((part) => record(store, 'CP-1', part)));
        await assertRead(store, 'abcdefghij');
      },
    },
    {
      name: `${name}: reports of other requests and stations are apart`,
      async run(store) {
        await recordAll(store, [first, aPart(1, ['x'], { requestId: 2, isLast: true })]);
        await record(store, 'CP-2', aPart(1, ['y'], { isLast: true }));
        await assertRead(store, '');
        await recordAll(store, [second, last]);
        await assertRead(store, 'abcd');
        assert.equal(await read(store, 'CP-2', 1), '');
      },
    },
    {
      name: `${name}: copies of a whole report do not mix with a later one of the same request`,
      async run(store) {
        await recordAll(store, [first, second, last, second, first]);
        const later = [aPart(0, ['a', 'b', 'c']), aPart(1, ['d'], { isLast: true })];
        await record(store, 'CP-1', { ...aPart(1, ['d'], { isLast: true }), at: at(9) });
        await assertRead(store, 'abcd');
        await recordAll(
          store,
          later.map((part) => ({ ...part, at: at(8 + part.seqNo) })),
        );
        await assertRead(store, 'abcd');
      },
    },
    {
      name: `${name}: what is left of a report that never became whole does not mix with one that is asked for later`,
      async run(store) {
        const begin = aPart(0, ['a'], { at: at(8), askedAt: at(7) });
        const others = [
          aPart(1, ['b'], { at: at(9) }),
          aPart(2, ['c'], { at: at(10) }),
          aPart(3, ['d'], { at: at(11), isLast: true }),
        ];
        await recordAll(store, [aPart(0, ['x']), last, begin, last]);
        for (const part of others) {
          await assertRead(store, '');
          await record(store, 'CP-1', part);
        }
        await assertRead(store, 'abcd');
      },
    },
    {
      name: `${name}: of two parts of one number the one that was made later counts`,
      async run(store) {
        await recordAll(store, [
          { ...first, items: ['x'], at: at(-5) },
          first,
          { ...first, items: ['y'], at: at(-6) },
        ]);
        await recordAll(store, [second, last]);
        await assertRead(store, 'abcd');
      },
    },
    {
      name: `${name}: a part with a number below 0 is none`,
      async run(store) {
        await record(store, 'CP-1', aPart(-1, ['x'], { isLast: true }));
        await assertRead(store, '');
      },
    },
    {
      name: `${name}: a report that was not added to for long is forgotten`,
      async run(store) {
        await recordAll(store, [first, second]);
        const receivedAt = new Date(second.receivedAt.getTime() + maxReportAgeMs + 1);
        await record(store, 'CP-1', { ...last, receivedAt });
        await assertRead(store, '');
      },
    },
    {
      name: `${name}: ${maxOpenReports} reports may be open, and for more the oldest is forgotten`,
      async run(store) {
        const requests = upTo(maxOpenReports + 1).map((index) => index + 1);
        for (const requestId of requests) await record(store, 'CP-1', { ...first, requestId });
        await record(store, 'CP-1', aPart(1, ['c'], { requestId: 2, isLast: true }));
        await assertRead(store, 'abc', 2);
        await record(store, 'CP-1', aPart(1, ['d'], { requestId: 1, isLast: true }));
        await assertRead(store, 'abc', 2);
      },
    },
    {
      name: `${name}: leaves an unknown station unknown`,
      async run(store) {
        await recordAll(store, [first, second, last]);
        assert.equal(await store.stations.find('CP-1'), undefined);
      },
    },
    {
      name: `${name}: any number is that of a request or of a part, also one that no integer of a database holds`,
      async run(store) {
        for (const [index, requestId] of hostileNumbers.entries()) {
          const letter = 'abcde'[index] ?? '';
          await record(store, 'CP-1', aPart(1, [], { requestId, isLast: true }));
          await record(store, 'CP-1', aPart(0, [letter], { requestId }));
          assert.ok((await read(store, 'CP-1', requestId)).includes(letter));
          await record(store, 'CP-1', aPart(requestId, ['z'], { requestId: 7 }));
        }
      },
    },
    {
      name: `${name}: any station id is an ordinary one`,
      async run(store) {
        for (const id of hostileKeys) assert.equal(await read(store, id, 1), '', id);
        for (const id of hostileKeys) await record(store, id, aPart(0, ['a'], { isLast: true }));
        for (const id of hostileKeys) assert.equal(await read(store, id, 1), 'a', id);
      },
    },
  ];
}
