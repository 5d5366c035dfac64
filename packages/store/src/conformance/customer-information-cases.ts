import assert from 'node:assert/strict';
import { maxCustomerInformation } from '../customer-information.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { aPart, reportPartCases } from './report-part-cases.js';

/** What a store of customer information does. */
export const customerInformationCases: readonly ConformanceCase[] = [
  {
    name: 'customerInformation.recordReportPart: puts the text together as it is, and says when it was received',
    async run({ customerInformation }) {
      const last = aPart(1, ['\u5145 b'], { isLast: true, receivedAt: at(3) });
      for (const part of [last, aPart(0, [' a\n'])]) await customerInformation.recordReportPart('CP-1', part);
      const expected = { requestId: 1, text: ' a\n\u5145 b', receivedAt: at(3) };
      assertSame(await customerInformation.find('CP-1', 1), expected);
    },
  },
  {
    name: `customerInformation.recordReportPart: keeps the latest ${maxCustomerInformation}`,
    async run({ customerInformation }) {
      const ids = upTo(maxCustomerInformation + 2);
      for (const requestId of ids) {
        const part = aPart(0, ['a'], { requestId, isLast: true, receivedAt: at(requestId) });
        await customerInformation.recordReportPart('CP-1', part);
      }
      const found = await Promise.all(ids.map((id) => customerInformation.find('CP-1', id)));
      assert.deepEqual(
        found.flatMap((each) => each?.requestId ?? []),
        ids.slice(-maxCustomerInformation),
      );
    },
  },
  {
    name: 'customerInformation.recordReportPart: a later text replaces the one of the same request',
    async run({ customerInformation }) {
      for (const minute of [1, 2]) {
        const part = aPart(0, [`text ${minute}`], { isLast: true, at: at(minute), receivedAt: at(minute) });
        await customerInformation.recordReportPart('CP-1', part);
      }
      assert.equal((await customerInformation.find('CP-1', 1))?.text, 'text 2');
    },
  },
  {
    name: 'customerInformation.recordAnswer: keeps the latest answer beside the text, whatever the order',
    async run({ customerInformation }) {
      const answer = { status: 'Accepted', isClear: true, at: at(3) } as const;
      await customerInformation.recordAnswer('CP-1', 1, answer);
      assertSame(await customerInformation.find('CP-1', 1), { requestId: 1, answer });
      await customerInformation.recordReportPart('CP-1', aPart(0, ['a'], { isLast: true }));
      await customerInformation.recordAnswer('CP-1', 1, { status: 'Invalid', isClear: false, at: at(2) });
      assertSame(await customerInformation.find('CP-1', 1), {
        requestId: 1,
        answer,
        text: 'a',
        receivedAt: at(0),
      });
      assert.equal(await customerInformation.find('CP-2', 1), undefined);
    },
  },
  ...reportPartCases({
    name: 'customerInformation.recordReportPart',
    record: ({ customerInformation }, stationId, part) =>
      customerInformation.recordReportPart(stationId, part),
    async read({ customerInformation }, stationId, requestId) {
      return (await customerInformation.find(stationId, requestId))?.text ?? '';
    },
  }),
  ...copyCases({
    name: 'customerInformation.recordReportPart',
    input: () => aPart(0, ['a'], { isLast: true }),
    write: ({ customerInformation }, part) => customerInformation.recordReportPart('CP-1', part),
    read: [({ customerInformation }) => customerInformation.find('CP-1', 1)],
  }),
  ...copyCases({
    name: 'customerInformation.recordAnswer',
    input: () => ({ status: 'Accepted' as const, isClear: false, at: at(1) }),
    write: ({ customerInformation }, answer) => customerInformation.recordAnswer('CP-1', 1, answer),
    read: [({ customerInformation }) => customerInformation.find('CP-1', 1)],
  }),
];
