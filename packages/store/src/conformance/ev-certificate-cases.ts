import assert from 'node:assert/strict';
import {
  type EvCertificateKey,
  type EvCertificateStore,
  maxEvCertificateAgeMs,
  maxEvCertificates,
} from '../ev-certificates.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys } from './hostile-keys.js';

const key: EvCertificateKey = { stationId: 'CP-1', requestId: 'r-1' };

async function statusOf(store: EvCertificateStore, minute: number, of = key): Promise<string> {
  return (await store.claim(of, at(minute), at(minute + 1))).status;
}

/** What a store of contract certificates that EVs ask for does. */
export const evCertificateCases: readonly ConformanceCase[] = [
  {
    name: 'evCertificates.claim: one of many at once gets the request, and nobody else while its lease lasts',
    async run({ evCertificates }) {
      const claims = await Promise.all(upTo(10).map(() => statusOf(evCertificates, 0)));
      assert.deepEqual(claims.toSorted(), ['claimed', ...upTo(9).map(() => 'pending')]);
      assert.equal(await statusOf(evCertificates, 0.9), 'pending');
    },
  },
  {
    name: 'evCertificates.claim: when the lease is over somebody else gets the request',
    async run({ evCertificates }) {
      await statusOf(evCertificates, 0);
      assert.equal(await statusOf(evCertificates, 1), 'claimed');
      assert.equal(await statusOf(evCertificates, 1.5), 'pending');
    },
  },
  {
    name: 'evCertificates.answer: is what every copy of the request is given, also after the lease',
    async run({ evCertificates }) {
      await statusOf(evCertificates, 0);
      assert.equal(await evCertificates.answer(key, 'EXI'), 'EXI');
      for (const minute of [0, 5]) {
        const claim = await evCertificates.claim(key, at(minute), at(minute + 1));
        assert.deepEqual(claim, { status: 'answered', exiResponse: 'EXI' });
      }
    },
  },
  {
    name: 'evCertificates.answer: the first one stays',
    async run({ evCertificates }) {
      await statusOf(evCertificates, 0);
      const kept = await Promise.all(upTo(5).map((index) => evCertificates.answer(key, `EXI ${index}`)));
      assert.equal(new Set(kept).size, 1);
      const claim = await evCertificates.claim(key, at(1), at(2));
      assert.deepEqual(claim, { status: 'answered', exiResponse: kept[0] });
    },
  },
  {
    name: 'evCertificates.claim: long after an answer the request is one of its own',
    async run({ evCertificates }) {
      await statusOf(evCertificates, 0);
      await evCertificates.answer(key, 'EXI');
      const late = new Date(at(0).getTime() + maxEvCertificateAgeMs + 1);
      assert.deepEqual(await evCertificates.claim(key, late, at(60)), { status: 'claimed' });
    },
  },
  {
    name: 'evCertificates.fail: is what every copy of the request hears until the lease is over, unless it is answered',
    async run({ evCertificates }) {
      await statusOf(evCertificates, 0);
      await evCertificates.fail(key);
      assert.equal(await statusOf(evCertificates, 0.9), 'failed');
      assert.equal(await statusOf(evCertificates, 1), 'claimed');
      assert.equal(await statusOf(evCertificates, 1), 'pending');
      await evCertificates.answer(key, 'EXI');
      await evCertificates.fail(key);
      assert.equal(await statusOf(evCertificates, 1), 'answered');
    },
  },
  {
    name: `evCertificates.claim: keeps the latest ${maxEvCertificates} of a station, and not without end`,
    async run({ evCertificates }) {
      const keys = upTo(3 * maxEvCertificates).map((index) => ({ ...key, requestId: `r-${index}` }));
      const other = { ...key, stationId: 'CP-2' };
      await statusOf(evCertificates, 0, other);
      await evCertificates.answer(other, 'EXI');
      for (const [index, each] of keys.entries()) {
        await evCertificates.claim(each, new Date(at(1).getTime() + index), at(2));
        await evCertificates.answer(each, 'EXI');
      }
      const latest = [other, ...keys.slice(-maxEvCertificates)];
      for (const each of latest) assert.equal(await statusOf(evCertificates, 2, each), 'answered');
      const first = keys.slice(0, maxEvCertificates);
      for (const each of first) assert.equal(await statusOf(evCertificates, 2, each), 'claimed');
    },
  },
  {
    name: 'evCertificates: any id is an ordinary one, and leaves an unknown station unknown',
    async run({ evCertificates, stations }) {
      for (const id of hostileKeys) {
        for (const each of [
          { ...key, stationId: id },
          { stationId: `of ${id}`, requestId: id },
        ]) {
          assert.equal(await statusOf(evCertificates, 0, each), 'claimed', id);
          await evCertificates.answer(each, id);
          const claim = await evCertificates.claim(each, at(0), at(1));
          assert.deepEqual(claim, { status: 'answered', exiResponse: id });
        }
      }
      assert.equal(await stations.find('CP-1'), undefined);
    },
  },
];
