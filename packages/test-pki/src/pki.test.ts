import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Algorithm, createPki, ocspRequest } from './index.js';
import { openssl } from './openssl.js';

const pki = createPki();
afterAll(() => pki.remove());

describe.each<Algorithm>(['P-256', 'P-521', 'RSA'])('with keys of %s', (algorithm) => {
  test('OpenSSL verifies a leaf below a root and two subordinate authorities', () => {
    const root = pki.root({ commonName: 'Root', algorithm });
    const above = root.subordinate({ commonName: 'Sub 1', pathLength: 1, algorithm });
    const below = above.subordinate({ commonName: 'Sub 2', pathLength: 0, algorithm });
    const leaf = below.issue({ commonName: 'DE8AA1A2B3C4D59', organization: 'MO', algorithm });
    const verified = openssl(
      [
        ['verify', '-x509_strict', '-CAfile', root.certificateFile],
        ['-untrusted', above.certificateFile, '-untrusted', below.certificateFile],
      ],
      leaf.pem,
    );
    expect(verified.toString()).toContain('OK');
    expect(openssl(['x509', '-noout', '-subject', '-in', leaf.certificateFile]).toString()).toBe(
      'subject=CN = DE8AA1A2B3C4D59, O = MO\n',
    );
  });
});

describe('an authority', () => {
  const root = pki.root({ commonName: 'Root' });

  test('signs a CSR', () => {
    const key = root.issue({ commonName: 'Key' }).keyFile;
    const csr = openssl(['req', '-new', '-key', key, '-subj', '/CN=CP01']).toString();
    const { certificateFile } = root.sign(csr, { commonName: 'CP01' });
    const publicKey = openssl(['x509', '-noout', '-pubkey', '-in', certificateFile]);
    expect(publicKey).toEqual(openssl(['pkey', '-pubout', '-in', key]));
  });

  test('answers OCSP: good, revoked, and unknown for what another one issued', () => {
    const statusOf = (certificateFile: string) => {
      const answer = join(pki.folder, 'answer.der');
      writeFileSync(answer, root.answerOcsp(ocspRequest(root, certificateFile)));
      const { certificateFile: issuer } = root;
      return openssl([
        ['ocsp', '-sha256', '-issuer', issuer, '-cert', certificateFile, '-no_nonce'],
        ['-respin', answer, '-CAfile', issuer],
      ]).toString();
    };
    const { certificateFile, ...leaf } = root.issue({ commonName: 'Leaf' });
    expect(statusOf(certificateFile)).toContain(': good');
    root.revoke({ certificateFile, ...leaf });
    expect(statusOf(certificateFile)).toContain(': revoked');
    const other = pki.root({ commonName: 'Other' }).issue({ commonName: 'Leaf' });
    expect(statusOf(other.certificateFile)).toContain(': unknown');
  });

  test('keeps its keys in files of its own', () => {
    expect(readFileSync(root.keyFile, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });
});
