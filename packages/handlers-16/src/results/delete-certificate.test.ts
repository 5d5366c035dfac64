import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab',
  issuerKeyHash: 'cd',
  serialNumber: '1',
} as const;

test.each([
  ['Accepted', at(2)],
  ['NotFound', at(2)],
  ['Failed', undefined],
] as const)('a certificate whose deletion is answered %s is gone since %j (M04)', async (status, goneAt) => {
  const { answer, store } = aCsms();
  const installation = { use: 'csms_root', certificate: 'PEM', hashes: [hash], at: at(1) } as const;
  await store.installedCertificates.recordInstallation('CS1', installation);
  await answer('DeleteCertificate', { certificateHashData: hash }, { status }, { receivedAt: at(2) });
  await answer('DeleteCertificate', undefined, { status }, { receivedAt: at(3) });
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items.map((certificate) => certificate.goneAt)).toEqual([goneAt]);
});
