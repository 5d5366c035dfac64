import assert from 'node:assert/strict';
import type { CertificateRequestStore } from '../certificate-requests.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import { aCertificateRecord, aCertificateRequest, attempt } from './certificate-requests.js';
import type { ConformanceCase } from './conformance-case.js';

async function claimedStations(
  store: CertificateRequestStore,
  minute: number,
  limit: number,
): Promise<readonly string[]> {
  return (await store.claimDue(at(minute), at(minute + 1), limit)).map(({ stationId }) => stationId);
}

/** What holds for the work on requests for certificates. */
export const certificateClaimCases: readonly ConformanceCase[] = [
  {
    name: 'certificateRequests.claimDue: gives what is due, and again when nobody has ended it by then',
    async run({ certificateRequests }) {
      await certificateRequests.request(aCertificateRequest({ at: at(1) }));
      assertSame(await certificateRequests.claimDue(at(0), at(9), 10), []);
      const record = aCertificateRecord({ at: at(1) });
      assertSame(await certificateRequests.claimDue(at(1), at(5), 10), [{ ...record, dueAt: at(5) }]);
      assertSame(await certificateRequests.claimDue(at(4), at(9), 10), []);
      assertSame(await certificateRequests.claimDue(at(5), at(9), 10), [{ ...record, dueAt: at(9) }]);
    },
  },
  {
    name: 'certificateRequests.claimDue: gives the certificate that there is',
    async run({ certificateRequests }) {
      await certificateRequests.request(aCertificateRequest());
      await certificateRequests.recordChain(attempt, 'PEM');
      const [claimed] = await certificateRequests.claimDue(at(1), at(2), 1);
      assert.equal(claimed?.certificateChain, 'PEM');
    },
  },
  {
    name: 'certificateRequests.claimDue: gives those of all stations that were due first, and no more than asked for',
    async run({ certificateRequests }) {
      for (const minute of [3, 1, 5, 2, 4]) {
        await certificateRequests.request(aCertificateRequest({ stationId: `CP-${minute}`, at: at(minute) }));
      }
      assert.deepEqual(await claimedStations(certificateRequests, 9, 2), ['CP-1', 'CP-2']);
      assert.deepEqual(await claimedStations(certificateRequests, 9, 10), ['CP-3', 'CP-4', 'CP-5']);
    },
  },
  {
    name: 'certificateRequests.claimDue: gives nothing to two callers at once, and leaves nothing',
    async run({ certificateRequests }) {
      const stationIds = upTo(20).map((index) => `CP-${String(index).padStart(2, '0')}`);
      for (const stationId of stationIds)
        await certificateRequests.request(aCertificateRequest({ stationId }));
      const given = await Promise.all(upTo(10).map(() => claimedStations(certificateRequests, 1, 4)));
      const rest = await claimedStations(certificateRequests, 1, 100);
      assert.deepEqual([...given.flat(), ...rest].toSorted(), stationIds);
    },
  },
  {
    name: 'certificateRequests.postpone: makes it due later, as another attempt',
    async run({ certificateRequests }) {
      await certificateRequests.request(aCertificateRequest());
      await certificateRequests.claimDue(at(0), at(9), 1);
      await certificateRequests.postpone(attempt, at(3));
      assertSame(await certificateRequests.claimDue(at(2), at(9), 1), []);
      const expected = { ...aCertificateRecord(), attempts: 1, dueAt: at(9) };
      assertSame(await certificateRequests.claimDue(at(3), at(9), 1), [expected]);
    },
  },
  {
    name: 'certificateRequests.postpone: ends an attempt once',
    async run({ certificateRequests }) {
      await certificateRequests.request(aCertificateRequest());
      await Promise.all([3, 3, 3].map((minute) => certificateRequests.postpone(attempt, at(minute))));
      await certificateRequests.postpone(attempt, at(8));
      assertSame(await certificateRequests.listOf('CP-1'), [
        { ...aCertificateRecord(), attempts: 1, dueAt: at(3) },
      ]);
    },
  },
];
