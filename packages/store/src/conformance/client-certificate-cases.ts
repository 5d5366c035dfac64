import assert from 'node:assert/strict';
import { type ClientCertificate, maxClientCertificates } from '../client-certificates.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';

function aCertificate(fields: Partial<ClientCertificate> = {}): ClientCertificate {
  return { hash: 'h-1', certificate: 'PEM 1', stationId: 'CP-1', at: at(0), ...fields };
}

/** Those of some hashes that are kept. */
async function kept({ clientCertificates }: Store, hashes: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(hashes.map((hash) => clientCertificates.find(hash)));
  return found.flatMap((certificate) => certificate?.hash ?? []);
}

/** What a store of client certificates does. */
export const clientCertificateCases: readonly ConformanceCase[] = [
  {
    name: 'clientCertificates.set: keeps all of a certificate, with a station or without',
    async run({ clientCertificates }) {
      const ofStation = aCertificate();
      const ofOperator = aCertificate({ hash: 'h-2', stationId: undefined });
      for (const certificate of [ofStation, ofOperator]) await clientCertificates.set(certificate);
      assertSame(await clientCertificates.find('h-1'), ofStation);
      assertSame(await clientCertificates.find('h-2'), ofOperator);
      assert.equal(await clientCertificates.find('h-3'), undefined);
    },
  },
  {
    name: 'clientCertificates.set: a certificate that is known stays as it is',
    async run({ clientCertificates }) {
      await clientCertificates.set(aCertificate());
      await clientCertificates.set(aCertificate({ stationId: 'CP-2', at: at(1) }));
      assertSame(await clientCertificates.find('h-1'), aCertificate());
    },
  },
  {
    name: `clientCertificates.set: keeps the latest ${maxClientCertificates} of a station, in whatever order they come, and not without end`,
    async run(store) {
      const minutes = upTo(3 * maxClientCertificates);
      const jumbled = [
        ...minutes.filter((n) => n % 2 === 0),
        ...minutes.filter((n) => n % 2 === 1).toReversed(),
      ];
      await store.clientCertificates.set(aCertificate({ hash: 'other', stationId: 'CP-2', at: at(-9) }));
      await store.clientCertificates.set(aCertificate({ hash: 'no', stationId: undefined, at: at(-9) }));
      for (const minute of jumbled) {
        await store.clientCertificates.set(aCertificate({ hash: `h-${minute}`, at: at(minute) }));
      }
      const hashes = minutes.map((minute) => `h-${minute}`);
      const latest = hashes.slice(-maxClientCertificates);
      assert.deepEqual(await kept(store, ['other', 'no', ...latest]), ['other', 'no', ...latest]);
      assert.ok((await kept(store, hashes)).length <= 2 * maxClientCertificates);
    },
  },
  {
    name: 'clientCertificates.set: keeps all that operators set',
    async run(store) {
      const hashes = upTo(3 * maxClientCertificates).map((index) => `h-${index}`);
      for (const hash of hashes) {
        await store.clientCertificates.set(aCertificate({ hash, stationId: undefined }));
      }
      assert.deepEqual(await kept(store, hashes), hashes);
    },
  },
  {
    name: 'clientCertificates.delete: says whether there was one, which is gone then',
    async run({ clientCertificates }) {
      await clientCertificates.set(aCertificate());
      await clientCertificates.set(aCertificate({ hash: 'h-2' }));
      assert.equal(await clientCertificates.delete('h-1'), true);
      assert.equal(await clientCertificates.delete('h-1'), false);
      assert.equal(await clientCertificates.find('h-1'), undefined);
      assert.equal((await clientCertificates.find('h-2'))?.hash, 'h-2');
    },
  },
  {
    name: 'clientCertificates: leaves an unknown station unknown',
    async run({ clientCertificates, stations }) {
      await clientCertificates.set(aCertificate());
      assert.equal(await stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'clientCertificates: any hash and any station id is an ordinary one',
    async run({ clientCertificates }) {
      for (const hash of hostileKeys) assert.equal(await clientCertificates.find(hash), undefined, hash);
      for (const key of hostileKeys)
        await clientCertificates.set(aCertificate({ hash: key, stationId: key }));
      for (const key of hostileKeys) {
        assertSame(await clientCertificates.find(key), aCertificate({ hash: key, stationId: key }), key);
      }
      for (const hash of hostileKeys) assert.equal(await clientCertificates.delete(hash), true, hash);
    },
  },
  ...copyCases({
    name: 'clientCertificates.set',
    input: () => aCertificate(),
    write: ({ clientCertificates }, certificate) => clientCertificates.set(certificate),
    read: [({ clientCertificates }) => clientCertificates.find('h-1')],
  }),
];
