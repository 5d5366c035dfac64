import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { type Algorithm, type Authority, createPki, openssl, type RequestOptions } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import type { SigningRequest } from '../certificate-signer.js';
import { createLocalSigner, type LocalSignerOptions } from './local-signer.js';

const pki = createPki();
afterAll(() => pki.remove());

const dayMs = 86_400_000;
const now = new Date(Math.floor(Date.now() / 1_000) * 1_000);
const root = pki.root({ commonName: 'CSO Root', organization: 'ACME' });

const source = (text: string) => async () => text;

/** What a signer signs with that has the key of an authority. */
function signerOf(authority: Authority, options: Partial<LocalSignerOptions> = {}) {
  const key = readFileSync(authority.keyFile, 'utf8');
  return createLocalSigner({ cert: source(authority.pem), key: source(key), ...options });
}

/** The request of the station CP01 to sign a CSR. */
function asked(csr: Partial<RequestOptions> = {}, fields: Partial<SigningRequest> = {}): SigningRequest {
  const { der } = pki.request({ subject: '/O=ACME/CN=CP01', ...csr });
  return { use: 'csms', csr: new Uint8Array(der), stationId: 'CP01', at: now, ...fields };
}

const certificatesOf = (chain: string) =>
  (chain.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map((pem) => new X509Certificate(pem));

async function leafOf(chain: Promise<string>): Promise<X509Certificate> {
  return certificatesOf(await chain)[0] as X509Certificate;
}

/** What OpenSSL prints of a certificate. */
function shown(certificate: X509Certificate): string {
  return openssl(['x509', '-noout', '-text', '-nameopt', 'RFC2253'], certificate.toString()).toString();
}

describe.each<Algorithm>(['P-256', 'P-521', 'RSA'])(
  'an authority of our own, with a key of %s',
  (algorithm) => {
    const top = pki.root({ commonName: 'Root', organization: 'ACME', algorithm });
    const authority = top.subordinate({
      commonName: 'CSO Sub',
      organization: 'ACME',
      pathLength: 0,
      algorithm,
    });

    test.each([
      ['P-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']],
      ['RSA', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ])('signs a key of %s so that OpenSSL trusts it as that of a TLS client', async (_, key) => {
      const leaf = await leafOf(signerOf(authority).sign(asked({ key })));
      writeFileSync(join(pki.folder, 'leaf.pem'), leaf.toString());
      const verified = openssl([
        ['verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', top.certificateFile],
        ['-untrusted', authority.certificateFile, join(pki.folder, 'leaf.pem')],
      ]);
      expect(verified.toString()).toContain('OK');
    });
  },
);

describe('a certificate for a station', () => {
  test('says what the CSR asks for, and that it is no authority', async () => {
    const request = pki.request({ subject: '/C=DE/O=ACME/CN=CP01' });
    const leaf = await leafOf(signerOf(root).sign({ ...asked(), csr: new Uint8Array(request.der) }));
    const text = shown(leaf);
    expect(text).toContain('Subject: CN=CP01,O=ACME,C=DE');
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/);
    expect(text).toMatch(/X509v3 Extended Key Usage: \s+TLS Web Client Authentication\n/);
    const key = openssl(['pkey', '-pubout', '-in', request.keyFile]).toString();
    expect(leaf.publicKey.export({ type: 'spki', format: 'pem' })).toBe(key);
  });

  test('names its key and that of the authority', async () => {
    const text = shown(await leafOf(signerOf(root).sign(asked())));
    const idsOf = (what: string, of: string) =>
      new RegExp(`X509v3 ${what} Key Identifier: \\s+([0-9A-F:]+)`).exec(of)?.[1];
    expect(idsOf('Authority', text)).toBe(idsOf('Subject', shown(new X509Certificate(root.pem))));
    expect(idsOf('Subject', text)).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
  });

  test('has a serial number of its own, positive and of 20 octets at most', async () => {
    const request = asked();
    const serials = new Set<string>();
    for (let count = 0; count < 20; count++) {
      const { serialNumber } = await leafOf(signerOf(root).sign(request));
      expect(serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
      serials.add(serialNumber);
    }
    expect(serials.size).toBe(20);
  });

  test('is good for a year, and for stations whose clocks are a little behind', async () => {
    const longRoot = pki.root({
      commonName: 'Long',
      validFrom: new Date(now.getTime() - 10 * dayMs),
      validTo: new Date(now.getTime() + 1_000 * dayMs),
    });
    const { validFrom, validTo } = await leafOf(signerOf(longRoot).sign(asked()));
    expect(new Date(validFrom)).toEqual(new Date(now.getTime() - 3_600_000));
    expect(new Date(validTo)).toEqual(new Date(now.getTime() + 365 * dayMs));
  });

  test('is good no longer than the authority, also after 2049', async () => {
    const validTo = new Date(Date.UTC(2055, 0, 1));
    const late = pki.root({ commonName: 'Late', validTo });
    const signer = signerOf(late, { validityMs: 20_000 * dayMs });
    expect(new Date((await leafOf(signer.sign(asked()))).validTo)).toEqual(validTo);
  });

  test('comes with the authorities above it, but for the one that signed itself', async () => {
    const sub1 = root.subordinate({ commonName: 'Sub 1' });
    const sub2 = sub1.subordinate({ commonName: 'Sub 2' });
    const signer = signerOf(sub2, { cert: source(sub2.pem + root.pem + sub1.pem), organization: 'ACME' });
    const subjects = certificatesOf(await signer.sign(asked())).map(({ subject }) =>
      subject.split('\n').at(-1),
    );
    expect(subjects).toEqual(['CN=CP01', 'CN=Sub 2', 'CN=Sub 1']);
    expect(certificatesOf(await signerOf(root).sign(asked()))).toHaveLength(1);
  });
});

describe('a CSR', () => {
  const signer = signerOf(root);

  test.each([
    ['the id of the station (A00.FR.405)', '/O=ACME/CN=CP01'],
    ['its owner among others (A00.FR.404)', '/O=Fleet/O=ACME/CN=CP01'],
  ])('is signed with %s', async (_, subject) => {
    await expect(signer.check(asked({ subject }))).resolves.toBeUndefined();
    expect((await leafOf(signer.sign(asked({ subject })))).subject).toContain('CN=CP01');
  });

  const rsa1024 = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'];
  const p192 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp224r1'];
  const forged = asked().csr;
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
  const otherName = Buffer.from(asked().csr);
  otherName.write('CP02', otherName.indexOf('CP01'));

  test.each<[string, SigningRequest, string]>([
    ['another name (A00.FR.405)', asked({ subject: '/O=ACME/CN=CP02' }), 'common-name'],
    ['no name', asked({ subject: '/O=ACME' }), 'common-name'],
    ['two names', asked({ subject: '/O=ACME/CN=CP01/CN=CP02' }), 'common-name'],
    ['its name in another case', asked({ subject: '/O=ACME/CN=cp01' }), 'common-name'],
    ['another owner (A00.FR.404)', asked({ subject: '/O=ACME Ltd/CN=CP01' }), 'organization'],
    ['no owner', asked({ subject: '/CN=CP01' }), 'organization'],
    ['a short RSA key', asked({ key: rsa1024 }), 'weak-key'],
    ['a small curve', asked({ key: p192 }), 'weak-key'],
    ['a key for other signatures', asked({ key: ['-algorithm', 'ED25519'] }), 'weak-key'],
    ['a signature by SHA-1', asked({ digest: 'sha1' }), 'signature'],
    ['a signature that is not its own', asked({}, { csr: forged }), 'signature'],
    [
      'a name that was changed after it was signed',
      asked({}, { csr: new Uint8Array(otherName), stationId: 'CP02' }),
      'signature',
    ],
    ['nothing of a CSR', asked({}, { csr: new Uint8Array(200).fill(0x30) }), 'malformed'],
    ['the use of ISO 15118', asked({}, { use: 'v2g' }), 'use'],
  ])('is not signed with %s', async (_, request, code) => {
    await expect(signer.check(request)).rejects.toMatchObject({ name: 'CsrError', code });
    await expect(signer.sign(request)).rejects.toMatchObject({ name: 'CsrError', code });
  });

  test('may have any owner when the authority names none, and has the one that is configured', async () => {
    const nameless = pki.root({ commonName: 'Nobody' });
    const request = asked({ subject: '/O=Any/CN=CP01' });
    await expect(signerOf(nameless).check(request)).resolves.toBeUndefined();
    await expect(signerOf(root, { organization: 'Any' }).check(request)).resolves.toBeUndefined();
    await expect(signerOf(nameless, { organization: 'ACME' }).check(request)).rejects.toMatchObject({
      code: 'organization',
    });
  });

  test('may be for both uses', async () => {
    await expect(signer.check(asked({}, { use: 'combined' }))).resolves.toBeUndefined();
  });
});

describe('an authority that can’t be used', () => {
  const key = readFileSync(root.keyFile, 'utf8');
  const other = readFileSync(pki.root({ commonName: 'Other' }).keyFile, 'utf8');
  const leaf = root.issue({ commonName: 'Leaf' });
  const secretLines = [key, other].flatMap((pem) => pem.split('\n').slice(1, -2));
  const encrypted = openssl(['pkcs8', '-topk8', '-passout', 'pass:x'], key).toString();
  const expired = pki.root({
    commonName: 'Expired',
    validFrom: new Date(now.getTime() - 2 * dayMs),
    validTo: new Date(now.getTime() - dayMs),
  });

  test.each([
    ['no certificate', 'MIIB', key, 'cert'],
    ['a broken certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', key, 'cert'],
    ['the certificate of a station', leaf.pem, readFileSync(leaf.keyFile, 'utf8'), 'cert'],
    ['one that has expired', expired.pem, readFileSync(expired.keyFile, 'utf8'), 'cert'],
    ['no key', root.pem, 'MIIB', 'key'],
    ['the key of another', root.pem, other, 'key'],
    ['half a key', root.pem, key.slice(0, 100), 'key'],
    ['a key with a password', root.pem, encrypted, 'key'],
  ])('has %s, and the error shows nothing of a key', async (_, certPem, keyPem, part) => {
    const signer = createLocalSigner({
      cert: source(certPem),
      key: source(keyPem),
      organization: 'ACME',
    });
    const error = await signer.sign(asked()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SigningAuthorityError', part });
    const seen = inspect(error, { depth: null });
    for (const line of secretLines) expect(seen).not.toContain(line);
  });

  test.each(['pkcs8', 'traditional'])('is not one whose key is written as %s', async (form) => {
    const written = openssl(form === 'pkcs8' ? ['pkey'] : ['pkey', '-traditional'], key).toString();
    await expect(signerOf(root, { key: source(written) }).sign(asked())).resolves.toContain('BEGIN');
  });
});
