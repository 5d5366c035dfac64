import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab',
  issuerKeyHash: 'cd',
  serialNumber: '1',
} as const;

const request = { certificateType: 'CentralSystemRootCertificate' } as const;

test('keeps what the station lists, as of the kind that was asked for (M03)', async () => {
  const { answer, store } = aCsms();
  const response = { status: 'Accepted', certificateHashData: [hash] as [typeof hash] } as const;
  await answer('GetInstalledCertificateIds', request, response, { receivedAt: at(2) });
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items).toEqual([{ use: 'csms_root', hashes: [hash], children: [], seenAt: at(2) }]);
});

test.each([
  ['the kind that was asked for', request, at(3)],
  ['what nobody knows', undefined, undefined],
])('of %s it has none: what was listed before is gone since then', async (_kind, asked, goneAt) => {
  const { answer, store } = aCsms();
  const response = { status: 'Accepted', certificateHashData: [hash] as [typeof hash] } as const;
  await answer('GetInstalledCertificateIds', request, response, { receivedAt: at(2) });
  await answer('GetInstalledCertificateIds', asked, { status: 'NotFound' }, { receivedAt: at(3) });
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items.map((certificate) => certificate.goneAt)).toEqual([goneAt]);
});
