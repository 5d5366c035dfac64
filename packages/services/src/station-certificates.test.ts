import { at, claimingProvider, csrPem } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { noCertificates, requestStationCertificate } from './index.js';

const request = { stationId: 'CS1', use: 'v2g', dialect: 'ocpp', csr: csrPem, at: at(1) } as const;
const body = csrPem.replace(/-----[^-]*-----|\s/g, '');

describe("a station's request for a certificate", () => {
  test('is taken with the bytes of its CSR (A02.FR.11)', async () => {
    const provider = claimingProvider();
    expect(await requestStationCertificate(provider, request)).toEqual({ status: 'Accepted' });
    const [taken] = provider.claims.values();
    expect(taken).toMatchObject({ stationId: 'CS1', use: 'v2g', dialect: 'ocpp', at: at(1) });
    const { csr } = taken as { readonly csr: Uint8Array };
    expect(Buffer.from(csr).toString('base64')).toBe(body);
  });

  test('is the same request when it comes again, however its CSR is written', async () => {
    const provider = claimingProvider();
    const spellings = [
      csrPem,
      csrPem.replaceAll('\n', '\r\n'),
      csrPem.replaceAll('BEGIN', 'BEGIN NEW').replaceAll('END', 'END NEW'),
      body,
      csrPem.trim(),
    ];
    for (const csr of spellings) {
      expect(await requestStationCertificate(provider, { ...request, csr, at: at(2) })).toEqual({
        status: 'Accepted',
      });
    }
    expect(provider.claims.size).toBe(1);
  });

  test.each([{ stationId: 'CS2' }, { use: 'csms' }, { dialect: 'pnc' }] as const)(
    'is another one when it differs in %j',
    async (difference) => {
      const provider = claimingProvider();
      await requestStationCertificate(provider, request);
      await requestStationCertificate(provider, { ...request, ...difference });
      expect(provider.claims.size).toBe(2);
    },
  );

  test.each([
    ['nothing', ''],
    ['no base64', 'give me a certificate!'],
    ['base64 of what is no structure', Buffer.from('give me a certificate').toString('base64')],
    ['cut short', body.slice(0, 40)],
    [
      'followed by something else',
      Buffer.concat([Buffer.from(body, 'base64'), Buffer.of(0)]).toString('base64'),
    ],
    ['a certificate', csrPem.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE')],
    ['only a beginning', 'MIH'],
    ['only a tag', 'MA=='],
  ])('is rejected when its CSR is %s (A02.FR.12)', async (_, csr) => {
    const provider = claimingProvider();
    expect(await requestStationCertificate(provider, { ...request, csr })).toEqual({ status: 'Rejected' });
    expect(provider.claims.size).toBe(0);
  });

  test('is rejected where nobody has certificates', async () => {
    expect(await requestStationCertificate(noCertificates.stationCertificates, request)).toEqual({
      status: 'Rejected',
    });
  });
});
