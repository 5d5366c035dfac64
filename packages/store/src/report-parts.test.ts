import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addReportPart,
  maxOpenReports,
  maxReportParts,
  type OpenReport,
  type ReportPart,
  wholeReport,
} from './report-parts.js';

function aPart(seqNo: number, fields: Partial<ReportPart<number>> = {}): ReportPart<number> {
  const at = new Date(seqNo * 1_000);
  return { requestId: 1, seqNo, isLast: false, at, receivedAt: at, items: [seqNo], ...fields };
}

/** Adds parts one after the other. */
function assemble(parts: readonly ReportPart<number>[]) {
  let reports: readonly OpenReport<number>[] = [];
  const wholes: (readonly number[])[] = [];
  for (const part of parts) {
    const added = addReportPart(reports, part);
    reports = added.reports;
    if (added.whole) wholes.push(added.whole.flatMap(({ items }) => items));
  }
  return { reports, wholes };
}

test('a report is whole exactly once, whatever the order of its parts and their copies', () => {
  const aShuffle = fc.integer({ min: 1, max: 8 }).chain((count) => {
    const all = Array.from({ length: count }, (_, index) => index);
    const jumbled = fc.array(fc.nat(count - 1));
    return fc.tuple(fc.constant(all), jumbled, fc.shuffledSubarray(all, { minLength: count }), jumbled);
  });
  fc.assert(
    fc.property(aShuffle, ([all, before, shuffled, after]) => {
      const order = [...before, ...shuffled, ...after];
      const parts = order.map((seqNo) => aPart(seqNo, { isLast: seqNo === all.length - 1 }));
      expect(assemble(parts).wholes).toEqual([all]);
    }),
  );
});

test('what is kept of open reports is bounded', () => {
  const parts = Array.from({ length: 3 * maxOpenReports }, (_, requestId) => aPart(0, { requestId }));
  const tooMany = [maxReportParts, 2 ** 31].map((seqNo) => aPart(seqNo, { receivedAt: new Date(0) }));
  const { reports } = assemble([...parts, ...tooMany]);
  expect(reports).toHaveLength(maxOpenReports);
  expect(reports.flatMap((report) => report.parts)).toHaveLength(maxOpenReports);
});

test('nothing is kept of the parts of a whole report', () => {
  const { reports } = assemble([aPart(0), aPart(1, { isLast: true }), aPart(0)]);
  expect(reports).toMatchObject([{ requestId: 1, parts: [] }]);
});

const second = (seconds: number) => new Date(seconds * 1_000);

test.each([
  ['when its part was made', { at: second(2), receivedAt: second(3) }, 2],
  ['when its part was received, by a clock that is ahead', { at: second(9), receivedAt: second(3) }, 3],
  ['when it was asked for, by a clock that is behind', { at: second(0), receivedAt: second(3) }, 1],
])('an item of a report was so %s', (_, times, expected) => {
  const part = aPart(0, { ...times, askedAt: second(1), isComplete: true });
  expect(wholeReport([part])).toEqual({
    items: [{ item: 0, at: second(expected) }],
    since: second(expected),
  });
});

test('a report is whole though the clock of whoever asked for it is ahead', () => {
  const parts = [aPart(0, { askedAt: second(60) }), aPart(1, { isLast: true })];
  for (const inOrder of [parts, parts.toReversed()]) expect(assemble(inOrder).wholes).toEqual([[0, 1]]);
});
