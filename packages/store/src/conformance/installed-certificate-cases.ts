import assert from 'node:assert/strict';
import {
  type CertificateHash,
  type CertificateInstallation,
  type CertificateListing,
  maxInstalledCertificates,
} from '../installed-certificates.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';

function aHash(serialNumber = '1'): CertificateHash {
  return { hashAlgorithm: 'SHA256', issuerNameHash: 'ab', issuerKeyHash: 'cd', serialNumber };
}

function aListing(serials: readonly string[], minute: number): CertificateListing {
  const certificates = serials.map((serial) => ({
    use: 'v2g_root' as const,
    hash: aHash(serial),
    children: [aHash('99')],
  }));
  return { uses: ['v2g_root'], certificates, at: at(minute) };
}

function anInstallation(fields: Partial<CertificateInstallation> = {}): CertificateInstallation {
  return { use: 'v2g_root', certificate: 'PEM', hashes: [aHash()], at: at(1), ...fields };
}

const list = ({ installedCertificates }: Store) => installedCertificates.list('CP-1', { limit: 100 });

/** What a store of certificates in stations does. */
export const installedCertificateCases: readonly ConformanceCase[] = [
  {
    name: 'installedCertificates: one that a station took and lists is one, with all that is known of it',
    async run(store) {
      await store.installedCertificates.recordListing('CP-1', aListing(['1'], 2));
      await store.installedCertificates.recordInstallation('CP-1', anInstallation());
      assertSame((await list(store)).items, [
        {
          use: 'v2g_root',
          hashes: [aHash()],
          children: [aHash('99')],
          certificate: 'PEM',
          seenAt: at(2),
          installedAt: at(1),
        },
      ]);
    },
  },
  {
    name: 'installedCertificates: what is not listed any more, or deleted, is gone, whatever the order',
    async run(store) {
      await store.installedCertificates.recordDeletion('CP-1', aHash('2'), at(5));
      await store.installedCertificates.recordListing('CP-1', aListing(['3'], 4));
      await store.installedCertificates.recordListing('CP-1', aListing(['1', '2', '3'], 3));
      await store.installedCertificates.recordInstallation('CP-1', anInstallation({ hashes: [aHash('4')] }));
      await store.installedCertificates.recordDeletion('CP-1', aHash('3'), at(2));
      assertSame(
        (await list(store)).items.map(({ hashes: [hash], goneAt }) => [hash?.serialNumber, goneAt]),
        [
          ['1', at(4)],
          ['2', at(4)],
          ['3', undefined],
          ['4', at(4)],
        ],
      );
    },
  },
  {
    name: 'installedCertificates: what is told at once is all kept',
    async run({ installedCertificates }) {
      const serials = upTo(20).map((index) => String(index + 10));
      await Promise.all(
        [...serials, ...serials].map((serial) =>
          installedCertificates.recordInstallation(
            'CP-1',
            anInstallation({ hashes: [aHash(serial)], certificate: serial }),
          ),
        ),
      );
      const { items } = await installedCertificates.list('CP-1', { limit: 100 });
      assert.deepEqual(
        items.map(({ certificate }) => certificate),
        serials,
      );
    },
  },
  {
    name: `installedCertificates: keeps the latest ${maxInstalledCertificates}, and not without end`,
    async run(store) {
      const numbers = upTo(maxInstalledCertificates + 10);
      for (const number of numbers) {
        const certificate = String(number).padStart(3, '0');
        const installation = anInstallation({
          hashes: [aHash(`1${certificate}`)],
          certificate,
          at: at(number),
        });
        await store.installedCertificates.recordInstallation('CP-1', installation);
      }
      await store.installedCertificates.recordInstallation('CP-1', anInstallation({ at: at(-1) }));
      const found = (await list(store)).items.map(({ certificate }) => Number(certificate));
      assert.deepEqual(found, numbers.slice(-maxInstalledCertificates));
    },
  },
  {
    name: 'installedCertificates: leaves an unknown station unknown',
    async run(store) {
      await store.installedCertificates.recordInstallation('CP-1', anInstallation());
      await store.installedCertificates.recordListing('CP-1', aListing(['1'], 2));
      await store.installedCertificates.recordDeletion('CP-1', aHash(), at(3));
      assert.equal(await store.stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'installedCertificates: any station id is an ordinary one',
    async run({ installedCertificates }) {
      for (const id of hostileKeys) {
        assertSame((await installedCertificates.list(id, { limit: 10 })).items, [], id);
        await installedCertificates.recordInstallation(id, anInstallation({ certificate: id }));
      }
      for (const id of hostileKeys) {
        const { items } = await installedCertificates.list(id, { limit: 10 });
        assert.deepEqual(
          items.map(({ certificate }) => certificate),
          [id],
        );
      }
    },
  },
  ...listCases({
    name: 'installedCertificates.list',
    async add({ installedCertificates }, place) {
      const name = String(100 + place);
      const installation = anInstallation({ hashes: [aHash(name)], certificate: name });
      await installedCertificates.recordInstallation('CP-1', installation);
      return name;
    },
    async read({ installedCertificates }, page) {
      const { items, next } = await installedCertificates.list('CP-1', page);
      return { items: items.map(({ certificate = '' }) => certificate), next };
    },
  }),
  ...copyCases({
    name: 'installedCertificates.recordListing',
    input: () => aListing(['1'], 1),
    write: ({ installedCertificates }, listing) => installedCertificates.recordListing('CP-1', listing),
    read: [list],
  }),
  ...copyCases({
    name: 'installedCertificates.recordInstallation',
    input: () => anInstallation(),
    write: ({ installedCertificates }, installation) =>
      installedCertificates.recordInstallation('CP-1', installation),
    read: [list],
  }),
];
