import assert from 'node:assert/strict';
import type { ReportArrival, ReportPart } from '../report-parts.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys } from './hostile-keys.js';
import { aPart } from './report-part-cases.js';

/** A method that tells how far reports have come, as its cases see it. */
export interface ReportArrivalUnderTest {
  /** Such as `deviceModel.findReport`. */
  readonly name: string;
  record(store: Store, stationId: string, part: ReportPart<never>): Promise<void>;
  find(store: Store, stationId: string, requestId: number): Promise<ReportArrival | undefined>;
}

const first = aPart<never>(0, []);
const last = aPart<never>(1, [], { isLast: true });

/** What holds for how far reports have come. */
export function reportArrivalCases({
  name,
  record,
  find,
}: ReportArrivalUnderTest): readonly ConformanceCase[] {
  async function recordAll(store: Store, parts: readonly ReportPart<never>[]): Promise<void> {
    for (const part of parts) await record(store, 'CP-1', part);
  }

  return [
    {
      name: `${name}: tells when the last part was received, and that the report is whole once all are there`,
      async run(store) {
        await recordAll(store, [{ ...last, receivedAt: at(3) }]);
        assertSame(await find(store, 'CP-1', 1), { isWhole: false, receivedAt: at(3) });
        await recordAll(store, [{ ...first, receivedAt: at(5) }]);
        assertSame(await find(store, 'CP-1', 1), { isWhole: true, receivedAt: at(5) });
        await recordAll(store, [{ ...first, receivedAt: at(7) }]);
        assertSame(await find(store, 'CP-1', 1), { isWhole: true, receivedAt: at(5) });
      },
    },
    {
      name: `${name}: a later report of the same request is not whole before all of its parts are there`,
      async run(store) {
        await recordAll(store, [first, last]);
        await recordAll(store, [aPart<never>(0, [], { at: at(8), askedAt: at(7) })]);
        assertSame(await find(store, 'CP-1', 1), { isWhole: false, receivedAt: at(8) });
      },
    },
    {
      name: `${name}: reports of other requests and stations are apart`,
      async run(store) {
        await recordAll(store, [aPart<never>(0, [], { isLast: true }), { ...first, requestId: 2 }]);
        assert.equal((await find(store, 'CP-1', 1))?.isWhole, true);
        assert.equal((await find(store, 'CP-1', 2))?.isWhole, false);
        assert.equal(await find(store, 'CP-1', 3), undefined);
        for (const id of hostileKeys) assert.equal(await find(store, id, 1), undefined, id);
      },
    },
  ];
}
