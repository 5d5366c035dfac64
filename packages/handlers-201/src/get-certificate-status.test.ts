import type { CertificateInQuestion } from '@csms/services';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const ocspRequestData = {
  hashAlgorithm: 'SHA384',
  issuerNameHash: 'E8a1D2',
  issuerKeyHash: '0c5f77',
  serialNumber: '059A2',
  responderURL: 'http://ocsp.example.com/',
} as const;

test("answers with the responder's response, for the certificate as the station names it (M06.FR.03)", async () => {
  const asked: CertificateInQuestion[] = [];
  const certificateStatus = {
    find: async (certificate: CertificateInQuestion) => {
      asked.push(certificate);
      return Uint8Array.of(0x30, 0x00);
    },
  };
  const { send } = aCsms({ certificates: { certificateStatus } });
  expect(await send('GetCertificateStatus', { ocspRequestData })).toEqual({
    status: 'Accepted',
    ocspResult: 'MAA=',
  });
  const { responderURL: responderUrl, ...hashes } = ocspRequestData;
  expect(asked).toEqual([{ ...hashes, responderUrl }]);
});

test('has failed where nobody knows (M06.FR.04)', async () => {
  expect(await aCsms().send('GetCertificateStatus', { ocspRequestData })).toEqual({ status: 'Failed' });
});
