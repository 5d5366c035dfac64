import { claimingProvider, csrPem } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

describe('SignCertificate (A02)', () => {
  test.each([
    ['ChargingStationCertificate', 'csms'],
    ['V2GCertificate', 'v2g'],
    [undefined, 'combined'],
  ] as const)('takes the CSR of a %s (A02.FR.11, A03.FR.11)', async (certificateType, use) => {
    const stationCertificates = claimingProvider();
    const { send } = aCsms({ certificates: { stationCertificates } });
    const request = { csr: csrPem, ...(certificateType && { certificateType }) };
    expect(await send('SignCertificate', request)).toEqual({ status: 'Accepted' });
    expect([...stationCertificates.claims.values()]).toMatchObject([
      { stationId: 'CS1', use, dialect: 'ocpp' },
    ]);
  });

  test('takes a CSR once, however often and to however many managers it is sent', async () => {
    const stationCertificates = claimingProvider();
    const managers = [
      aCsms({ certificates: { stationCertificates } }),
      aCsms({ certificates: { stationCertificates } }),
    ];
    const answers = await Promise.all(
      [...managers, ...managers].map(({ send }) => send('SignCertificate', { csr: csrPem })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('Accepted'));
    expect(stationCertificates.claims.size).toBe(1);
  });

  test('rejects what is no CSR, and every CSR where nobody signs (A02.FR.12, A03.FR.12)', async () => {
    const { send } = aCsms({ certificates: { stationCertificates: claimingProvider() } });
    expect(await send('SignCertificate', { csr: 'MIIB' })).toEqual({ status: 'Rejected' });
    expect(await aCsms().send('SignCertificate', { csr: csrPem })).toEqual({ status: 'Rejected' });
  });
});
