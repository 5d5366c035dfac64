import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test('keeps the certificate for its connection that the station took, in place of the one before (A02)', async () => {
  const { answer, store } = aCsms();
  for (const [certificateChain, minute] of [
    ['one', 1],
    ['two', 2],
  ] as const) {
    await answer(
      'CertificateSigned',
      { certificateChain },
      { status: 'Accepted' },
      { receivedAt: at(minute) },
    );
  }
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items).toMatchObject([
    { use: 'station', certificate: 'one', installedAt: at(1), goneAt: at(2) },
    { use: 'station', certificate: 'two', installedAt: at(2) },
  ]);
  expect(items[1]).not.toHaveProperty('goneAt');
});

test('leaves the one before in place when the station refuses (A02)', async () => {
  const { answer, store } = aCsms();
  await answer('CertificateSigned', { certificateChain: 'one' }, { status: 'Accepted' });
  await answer('CertificateSigned', { certificateChain: 'two' }, { status: 'Rejected' });
  await answer('CertificateSigned', undefined, { status: 'Accepted' });
  const { items } = await store.installedCertificates.list('CS1', { limit: 10 });
  expect(items).toMatchObject([{ certificate: 'one' }]);
  expect(items[0]).not.toHaveProperty('goneAt');
});
