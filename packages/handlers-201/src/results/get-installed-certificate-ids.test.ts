import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab',
  issuerKeyHash: 'cd',
  serialNumber: '1',
} as const;

const child = { ...hash, serialNumber: '2' };

async function withCertificates() {
  const csms = aCsms();
  for (const use of ['mo_root', 'v2g_root'] as const) {
    const known = { ...hash, serialNumber: '9' };
    const installation = { use, certificate: use, hashes: [known], at: at(1) };
    await csms.store.installedCertificates.recordInstallation('CS1', installation);
  }
  return {
    ...csms,
    async gone() {
      const { items } = await csms.store.installedCertificates.list('CS1', { limit: 10 });
      return items.filter(({ goneAt }) => goneAt).map(({ use }) => use);
    },
  };
}

test('keeps what the station lists, children included (M03)', async () => {
  const { answer, store } = aCsms();
  const listed = { certificateType: 'V2GCertificateChain', certificateHashData: hash } as const;
  await answer(
    'GetInstalledCertificateIds',
    {},
    { status: 'Accepted', certificateHashDataChain: [{ ...listed, childCertificateHashData: [child] }] },
    { receivedAt: at(2) },
  );
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items).toEqual([{ use: 'v2g_chain', hashes: [hash], children: [child], seenAt: at(2) }]);
});

test.each([
  ['some kinds', { certificateType: ['MORootCertificate'] }, ['mo_root']],
  ['all kinds', {}, ['mo_root', 'v2g_root']],
] as const)(
  'what is not listed of %s that were asked for is gone (M03)',
  async (_kinds, request, expected) => {
    const { answer, gone } = await withCertificates();
    await answer(
      'GetInstalledCertificateIds',
      request as never,
      { status: 'NotFound' },
      { receivedAt: at(2) },
    );
    expect(await gone()).toEqual(expected);
  },
);

test('nothing is gone when nobody knows what was asked', async () => {
  const { answer, gone } = await withCertificates();
  await answer('GetInstalledCertificateIds', undefined, { status: 'NotFound' }, { receivedAt: at(2) });
  expect(await gone()).toEqual([]);
});
