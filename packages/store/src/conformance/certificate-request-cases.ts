import assert from 'node:assert/strict';
import {
  type CertificateRequestEnding,
  type CertificateRequestRecord,
  certificateRequestGapMs,
  maxCertificateRequestAgeMs,
} from '../certificate-requests.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import { certificateClaimCases } from './certificate-claim-cases.js';
import { aCertificateRecord, aCertificateRequest, attempt } from './certificate-requests.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';

const endings: readonly CertificateRequestEnding[] = [
  { status: 'Installed' },
  { status: 'Rejected', reason: 'chain' },
  { status: 'Failed', reason: 'refused' },
];

async function onlyOne({ certificateRequests }: Store): Promise<CertificateRequestRecord | undefined> {
  const records = await certificateRequests.listOf('CP-1');
  assert.equal(records.length, 1);
  return records[0];
}

/** What a store of requests for certificates does. */
export const certificateRequestCases: readonly ConformanceCase[] = [
  {
    name: 'certificateRequests.request: keeps all of the request, due at once',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest({ use: 'v2g', dialect: 'has2be' }));
      assertSame(await onlyOne(store), aCertificateRecord({ use: 'v2g', dialect: 'has2be' }));
    },
  },
  {
    name: 'certificateRequests.request: a copy changes nothing, at once or later',
    async run(store) {
      await Promise.all(upTo(10).map(() => store.certificateRequests.request(aCertificateRequest())));
      assertSame(await onlyOne(store), aCertificateRecord());
      await store.certificateRequests.end(attempt, { status: 'Installed' }, at(1));
      const ended = await onlyOne(store);
      await store.certificateRequests.request(aCertificateRequest());
      assertSame(await onlyOne(store), ended);
    },
  },
  {
    name: 'certificateRequests.request: a repeat while it is pending is only noted',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest());
      await store.certificateRequests.claimDue(at(1), at(9), 1);
      await store.certificateRequests.request(aCertificateRequest({ at: at(2) }));
      assertSame(await onlyOne(store), { ...aCertificateRecord(), requestedAt: at(2), dueAt: at(9) });
    },
  },
  {
    name: 'certificateRequests.request: a repeat that was made before the end changes nothing but when it was made',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest());
      await store.certificateRequests.end(attempt, { status: 'Installed' }, at(3));
      await store.certificateRequests.request(aCertificateRequest({ at: at(2) }));
      const { dueAt: _, ...record } = aCertificateRecord();
      assertSame(await onlyOne(store), {
        ...record,
        status: 'Installed',
        requestedAt: at(2),
        endedAt: at(3),
        installedAt: at(3),
      });
    },
  },
  ...endings.map((ending) => ({
    name: `certificateRequests.request: one that is ${ending.status} is worked on again when it is repeated, with the certificate that there is`,
    async run(store: Store) {
      const { certificateRequests } = store;
      await certificateRequests.request(aCertificateRequest());
      await certificateRequests.recordChain(attempt, 'PEM');
      await certificateRequests.end(attempt, ending, at(2));
      await certificateRequests.request(aCertificateRequest({ at: at(3) }));
      assertSame(await onlyOne(store), {
        ...aCertificateRecord(),
        certificateChain: 'PEM',
        requestedAt: at(3),
        attempts: 1,
        dueAt: at(3),
        ...(ending.status === 'Installed' && { installedAt: at(2) }),
      });
    },
  })),
  {
    name: 'certificateRequests.request: a repeat right after the end is only noted, since they have crossed',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest());
      await store.certificateRequests.end(attempt, { status: 'Rejected' }, at(2));
      const ended = await onlyOne(store);
      const crossing = new Date(at(2).getTime() + certificateRequestGapMs);
      await store.certificateRequests.request(aCertificateRequest({ at: crossing }));
      assertSame(await onlyOne(store), { ...ended, requestedAt: crossing });
    },
  },
  {
    name: 'certificateRequests.end: what was installed once stays so when the station rejects it later',
    async run(store) {
      const { certificateRequests } = store;
      await certificateRequests.request(aCertificateRequest());
      await certificateRequests.end(attempt, { status: 'Installed' }, at(1));
      await certificateRequests.request(aCertificateRequest({ at: at(2) }));
      await certificateRequests.end(attempt, { status: 'Rejected', reason: 'known' }, at(3));
      const { status, reason, installedAt } = (await onlyOne(store)) ?? {};
      assertSame(
        { status, reason, installedAt },
        { status: 'Rejected', reason: 'known', installedAt: at(1) },
      );
    },
  },
  {
    name: 'certificateRequests.request: another request takes the place of the one of its use, and an older one does not',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest());
      await store.certificateRequests.recordChain(attempt, 'PEM');
      const other = { requestId: 'r-2', at: at(5) };
      await store.certificateRequests.request(aCertificateRequest(other));
      await store.certificateRequests.request(aCertificateRequest({ at: at(4) }));
      await store.certificateRequests.end(attempt, { status: 'Installed' }, at(6));
      assert.equal(await store.certificateRequests.recordChain(attempt, 'PEM'), undefined);
      assertSame(await onlyOne(store), aCertificateRecord(other));
    },
  },
  {
    name: 'certificateRequests.request: another request right after the one of its use waits a little',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest());
      const soon = new Date(at(0).getTime() + 1);
      await store.certificateRequests.request(aCertificateRequest({ requestId: 'r-2', at: soon }));
      assertSame((await onlyOne(store))?.dueAt, new Date(at(0).getTime() + certificateRequestGapMs));
    },
  },
  {
    name: 'certificateRequests.request: what is repeated after long is a request of its own',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest());
      await store.certificateRequests.recordChain(attempt, 'PEM');
      await store.certificateRequests.end(attempt, { status: 'Installed' }, at(1));
      const late = { at: new Date(at(0).getTime() + maxCertificateRequestAgeMs + 1) };
      await store.certificateRequests.request(aCertificateRequest(late));
      assertSame(await onlyOne(store), aCertificateRecord(late));
    },
  },
  {
    name: 'certificateRequests.recordChain: the first certificate stays, also of many at once',
    async run(store) {
      await store.certificateRequests.request(aCertificateRequest());
      const kept = await Promise.all(
        upTo(10).map((index) => store.certificateRequests.recordChain(attempt, `PEM ${index}`)),
      );
      assert.equal(new Set(kept).size, 1);
      assert.equal((await onlyOne(store))?.certificateChain, kept[0]);
    },
  },
  ...endings.map((ending) => ({
    name: `certificateRequests.end: the first end stays, after ${ending.status}`,
    async run(store: Store) {
      const { certificateRequests } = store;
      await certificateRequests.request(aCertificateRequest());
      await certificateRequests.end({ ...attempt, attempts: 7 }, ending, at(1));
      const { dueAt: _, ...record } = aCertificateRecord();
      const installedAt = ending.status === 'Installed' ? at(1) : undefined;
      const expected = { ...record, ...ending, endedAt: at(1), installedAt };
      assertSame(await onlyOne(store), expected);
      for (const other of endings) await certificateRequests.end(attempt, other, at(2));
      await certificateRequests.postpone(attempt, at(2));
      assert.equal(await certificateRequests.recordChain(attempt, 'PEM'), undefined);
      assertSame(await certificateRequests.claimDue(at(9), at(10), 1), []);
      assertSame(await onlyOne(store), expected);
    },
  })),
  {
    name: 'certificateRequests.listOf: shows one of each use, ordered by use, of that station',
    async run({ certificateRequests, stations }) {
      for (const use of ['v2g', 'csms', 'combined'] as const) {
        await certificateRequests.request(aCertificateRequest({ use, requestId: use }));
      }
      await certificateRequests.request(aCertificateRequest({ stationId: 'CP-2' }));
      const uses = (await certificateRequests.listOf('CP-1')).map(({ use }) => use);
      assert.deepEqual(uses, ['combined', 'csms', 'v2g']);
      assertSame(await certificateRequests.listOf('CP-3'), []);
      assert.equal(await stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'certificateRequests: any id is an ordinary one',
    async run({ certificateRequests }) {
      for (const key of hostileKeys) assertSame(await certificateRequests.listOf(key), [], key);
      for (const key of hostileKeys) {
        await certificateRequests.request(aCertificateRequest({ stationId: key, requestId: key }));
        await certificateRequests.recordChain({ ...attempt, stationId: key, requestId: key }, key);
      }
      for (const key of hostileKeys) {
        const record = aCertificateRecord({ stationId: key, requestId: key });
        assertSame(await certificateRequests.listOf(key), [{ ...record, certificateChain: key }], key);
      }
    },
  },
  ...certificateClaimCases,
  ...copyCases({
    name: 'certificateRequests.request',
    input: () => aCertificateRequest(),
    write: ({ certificateRequests }, request) => certificateRequests.request(request),
    read: [({ certificateRequests }) => certificateRequests.listOf('CP-1')],
  }),
  ...copyCases({
    name: 'certificateRequests.claimDue',
    input: () => [at(1), at(2)] as const,
    async write({ certificateRequests }, [now, leaseUntil]) {
      await certificateRequests.request(aCertificateRequest());
      return certificateRequests.claimDue(now, leaseUntil, 1);
    },
    read: [({ certificateRequests }) => certificateRequests.listOf('CP-1')],
  }),
];
