import type { CertificateHash } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import {
  recordCertificateDeletion,
  recordCertificateInstallation,
  recordCertificateListing,
} from './installed-certificates.js';

const hash: CertificateHash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab',
  issuerKeyHash: 'cd',
  serialNumber: '1',
};
const listed = { use: 'v2g_root', hash, children: [] } as const;

function aStore() {
  const { installedCertificates } = createMemoryStore();
  return {
    installedCertificates,
    list: async () => (await installedCertificates.list('CS1', { limit: 10 })).items,
  };
}

test('keeps a certificate that a station took, for each of its uses', async () => {
  const { installedCertificates, list } = aStore();
  const offer = { uses: ['station', 'v2g_chain'], certificate: 'PEM', at: at(1) } as const;
  for (const status of ['Rejected', 'Failed'] as const) {
    await recordCertificateInstallation(installedCertificates, 'CS1', { ...offer, status });
  }
  expect(await list()).toEqual([]);
  await recordCertificateInstallation(installedCertificates, 'CS1', { ...offer, status: 'Accepted' });
  expect(await list()).toMatchObject([
    { use: 'station', certificate: 'PEM', hashes: [], installedAt: at(1) },
    { use: 'v2g_chain', certificate: 'PEM', hashes: [], installedAt: at(1) },
  ]);
});

test.each([
  ['Accepted', at(2)],
  ['NotFound', at(2)],
  ['Failed', undefined],
] as const)('a certificate whose deletion was answered %s is gone since %j', async (status, goneAt) => {
  const { installedCertificates, list } = aStore();
  const listing = { status: 'Accepted', uses: ['v2g_root'], certificates: [listed], at: at(1) } as const;
  await recordCertificateListing(installedCertificates, 'CS1', listing);
  await recordCertificateDeletion(installedCertificates, 'CS1', { status, hash, at: at(2) });
  expect((await list()).map((each) => each.goneAt)).toEqual([goneAt]);
});

test('what is not listed is gone, but not when the station lists nothing and says no more', async () => {
  const { installedCertificates, list } = aStore();
  const listing = { status: 'Accepted', uses: ['v2g_root'], at: at(1) } as const;
  await recordCertificateListing(installedCertificates, 'CS1', { ...listing, certificates: [listed] });
  await recordCertificateListing(installedCertificates, 'CS1', { ...listing, at: at(2) });
  expect((await list()).map((each) => each.goneAt)).toEqual([undefined]);
  await recordCertificateListing(installedCertificates, 'CS1', { ...listing, status: 'NotFound', at: at(3) });
  expect((await list()).map((each) => each.goneAt)).toEqual([at(3)]);
});
