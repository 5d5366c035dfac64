import { createPki, ocspRequest } from '@csms/test-pki';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashesOfPem } from './hashes-of-pem.js';

const pki = createPki();
let root: ReturnType<typeof pki.root>;

beforeAll(() => {
  root = pki.root({ commonName: 'V2G Root' });
});

afterAll(() => pki.remove());

test.each(['SHA256', 'SHA384', 'SHA512'] as const)(
  'names a root and a leaf as OpenSSL does, by %s',
  (algorithm) => {
    for (const certificate of [root, root.issue({ commonName: 'CS1', algorithm: 'RSA' })]) {
      const request = ocspRequest(root, certificate.certificateFile, algorithm.toLowerCase()).toString('hex');
      const named = hashesOfPem(`${certificate.pem}${root.pem}`).find(
        ({ hashAlgorithm }) => hashAlgorithm === algorithm,
      );
      expect(named?.issuerNameHash).toMatch(/^[0-9a-f]{64,128}$/);
      expect(request).toContain(named?.issuerNameHash);
      expect(request).toContain(named?.issuerKeyHash);
      expect(request).toContain(named?.serialNumber);
    }
  },
);

test('a leaf whose issuer does not follow it has no names', () => {
  expect(hashesOfPem(root.issue({ commonName: 'CS1' }).pem)).toEqual([]);
});

test.each(['', 'PEM', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'])(
  'what is no certificate has no names: %j',
  (text) => {
    expect(hashesOfPem(text)).toEqual([]);
  },
);
