import { expect, test } from 'vitest';
import { certificateStatus, noCertificates } from './index.js';

const certificate = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'e8a1d2',
  issuerKeyHash: '0c5f77',
  serialNumber: '59a2',
} as const;

test('tells the OCSP response as base64 (M06.FR.02, M06.FR.03)', async () => {
  const source = { find: async () => new Uint8Array([0x30, 0x03, 0x0a, 0x01, 0x00]) };
  expect(await certificateStatus(source, certificate)).toEqual({
    status: 'Accepted',
    ocspResult: 'MAMKAQA=',
  });
});

test.each([
  ['there is none', async () => undefined],
  ['it is longer than any message may be', async () => new Uint8Array(4_126)],
])('has failed when %s (M06.FR.04)', async (_, find) => {
  expect(await certificateStatus({ find }, certificate)).toEqual({ status: 'Failed' });
});

test('has failed where nobody can ask', async () => {
  expect(await certificateStatus(noCertificates.certificateStatus, certificate)).toEqual({
    status: 'Failed',
  });
});
