import { claimingProvider, csrPem } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test("takes the CSR for a station's connection once, however often it is sent (security whitepaper A02)", async () => {
  const stationCertificates = claimingProvider();
  const managers = [
    aCsms({ certificates: { stationCertificates } }),
    aCsms({ certificates: { stationCertificates } }),
  ];
  for (const { send } of [...managers, ...managers]) {
    expect(await send('SignCertificate', { csr: csrPem })).toEqual({ status: 'Accepted' });
  }
  expect([...stationCertificates.claims.values()]).toMatchObject([
    { stationId: 'CS1', use: 'csms', dialect: 'ocpp' },
  ]);
});

test('rejects what is no CSR, and every CSR where nobody signs', async () => {
  const { send } = aCsms({ certificates: { stationCertificates: claimingProvider() } });
  expect(await send('SignCertificate', { csr: 'MIIB' })).toEqual({ status: 'Rejected' });
  expect(await aCsms().send('SignCertificate', { csr: csrPem })).toEqual({ status: 'Rejected' });
});
