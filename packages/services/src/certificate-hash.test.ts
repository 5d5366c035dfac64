import { X509Certificate } from 'node:crypto';
import { createPki, openssl } from '@csms/test-pki';
import { expect, onTestFinished, test } from 'vitest';
import { certificateHash } from './certificate-hash.js';

test('a certificate is known by the fingerprint that OpenSSL tells, in base64url', () => {
  const pki = createPki();
  onTestFinished(() => pki.remove());
  const { pem, certificateFile } = pki.root({ commonName: 'CP01' });
  const told = openssl(['x509', '-noout', '-fingerprint', '-sha256', '-in', certificateFile]).toString();
  const hex = told
    .slice(told.indexOf('=') + 1)
    .replaceAll(':', '')
    .trim();
  expect(certificateHash(new X509Certificate(pem))).toBe(Buffer.from(hex, 'hex').toString('base64url'));
});
