import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test.each([
  ['CSMSRootCertificate', 'csms_root'],
  ['ManufacturerRootCertificate', 'manufacturer_root'],
  ['V2GRootCertificate', 'v2g_root'],
  ['MORootCertificate', 'mo_root'],
] as const)('keeps a %s that the station installed (M05)', async (certificateType, use) => {
  const { answer, store } = aCsms();
  const request = { certificateType, certificate: 'PEM' };
  await answer('InstallCertificate', request, { status: 'Accepted' }, { receivedAt: at(2) });
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items).toEqual([{ use, hashes: [], children: [], certificate: 'PEM', installedAt: at(2) }]);
});

test('keeps none that was refused, or that nobody knows', async () => {
  const { answer, store } = aCsms();
  const request = { certificateType: 'MORootCertificate', certificate: 'PEM' } as const;
  for (const status of ['Rejected', 'Failed'] as const)
    await answer('InstallCertificate', request, { status });
  await answer('InstallCertificate', undefined, { status: 'Accepted' });
  expect((await store.installedCertificates.list('CS1', { limit: 10 })).items).toEqual([]);
});
