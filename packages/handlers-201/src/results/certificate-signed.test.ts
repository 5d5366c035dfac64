import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test.each([
  ['ChargingStationCertificate', ['station']],
  ['V2GCertificate', ['v2g_chain']],
  [undefined, ['station', 'v2g_chain']],
] as const)(
  'keeps a certificate of type %s that the station took (A02, A03)',
  async (certificateType, uses) => {
    const { answer, store } = aCsms();
    const request = { certificateChain: 'PEM', ...(certificateType && { certificateType }) };
    await answer('CertificateSigned', request, { status: 'Accepted' }, { receivedAt: at(2) });
    const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
    expect(items.map(({ use, certificate, installedAt }) => [use, certificate, installedAt])).toEqual(
      uses.map((use) => [use, 'PEM', at(2)]),
    );
  },
);

test('leaves the one before in place when the station refuses (A02)', async () => {
  const { answer, store } = aCsms();
  const request = { certificateType: 'ChargingStationCertificate' } as const;
  await answer('CertificateSigned', { ...request, certificateChain: 'one' }, { status: 'Accepted' });
  await answer('CertificateSigned', { ...request, certificateChain: 'two' }, { status: 'Rejected' });
  await answer('CertificateSigned', undefined, { status: 'Accepted' });
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items).toMatchObject([{ certificate: 'one' }]);
  expect(items[0]).not.toHaveProperty('goneAt');
});
