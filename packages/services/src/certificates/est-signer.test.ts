import { X509Certificate } from 'node:crypto';
import { inspect } from 'node:util';
import { type Algorithm, type Certificate, createPki, pkcs7 } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { type Answer, serveOutside } from '../../test/outside-server.js';
import type { SigningRequest } from '../certificate-signer.js';
import { createAuthorizedRequest } from '../outside/authorized-request.js';
import { fixedToken } from '../outside/http-tokens.js';
import { createEstSigner } from './est-signer.js';

const pki = createPki();
afterAll(() => pki.remove());

const now = new Date();
const root = pki.root({ commonName: 'V2G Root' });
const sub1 = root.subordinate({ commonName: 'CPO Sub 1' });
const sub2 = sub1.subordinate({ commonName: 'CPO Sub 2' });
const csr = pki.request({ subject: '/O=ACME/CN=DE*ACM*E01' });
const leaf = sub2.sign(csr.pem, { commonName: 'DE*ACM*E01' });
const asked: SigningRequest = { use: 'v2g', csr: new Uint8Array(csr.der), stationId: 'CP01', at: now };

const base64 = (certificates: readonly Certificate[]) => pkcs7(certificates).toString('base64');
/** In lines, as EST servers write it (RFC 8951). */
const inLines = (text: string) => text.replace(/.{64}/g, '$&\r\n');

const chain = inLines(base64([root, sub1, sub2]));

/** An EST server that answers as it is told, and a signer that asks it. */
async function anEstServer(enrolled: Answer, authorities: Answer = chain) {
  const server = await serveOutside(({ path }) => (path.includes('/cacerts/') ? authorities : enrolled));
  const request = createAuthorizedRequest({ tokens: fixedToken('t0ken'), timeoutMs: 200 });
  return { asked: server.asked, signer: createEstSigner({ url: `${server.url}/est/`, request }) };
}

const subjectsOf = (pem: string) =>
  (pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map(
    (each) => new X509Certificate(each).subject,
  );

describe('a certificate by EST', () => {
  test('is asked for as the protocol says', async () => {
    const server = await anEstServer(inLines(base64([leaf])));
    await server.signer.sign(asked);
    const headers = { authorization: 'Bearer t0ken', 'x-api-key': 't0ken' };
    expect(server.asked).toMatchObject([
      {
        method: 'POST',
        path: '/est/cpo/simpleenroll/ISO15118-2',
        headers: { ...headers, 'content-type': 'application/pkcs10' },
        body: csr.der.toString('base64'),
      },
      { method: 'GET', path: '/est/cpo/cacerts/ISO15118-2', headers },
    ]);
  });

  test('comes with the authorities above it, in order, up to the last that did not sign itself', async () => {
    const { signer } = await anEstServer(base64([leaf]));
    expect(subjectsOf(await signer.sign(asked))).toEqual(['CN=DE*ACM*E01', 'CN=CPO Sub 2', 'CN=CPO Sub 1']);
  });

  test('is found among others, and so are authorities that come with it', async () => {
    const { signer } = await anEstServer(base64([sub2, root, leaf]), base64([sub1]));
    expect(subjectsOf(await signer.sign(asked))).toEqual(['CN=DE*ACM*E01', 'CN=CPO Sub 2', 'CN=CPO Sub 1']);
  });

  test.each<Algorithm>(['P-521', 'RSA'])('may be signed by keys of %s', async (algorithm) => {
    const top = pki.root({ commonName: 'Top', algorithm });
    const below = top.subordinate({ commonName: 'Below', algorithm });
    const signed = below.sign(csr.pem, { commonName: 'CP01' });
    const { signer } = await anEstServer(base64([signed]), base64([top, below]));
    expect(subjectsOf(await signer.sign(asked))).toEqual(['CN=CP01', 'CN=Below']);
  });

  test('is for ISO 15118 only', async () => {
    const { signer, ...server } = await anEstServer(base64([leaf]));
    for (const use of ['csms', 'combined'] as const) {
      await expect(signer.check({ ...asked, use })).rejects.toMatchObject({ code: 'use' });
      await expect(signer.sign({ ...asked, use })).rejects.toMatchObject({ code: 'use' });
    }
    await expect(signer.check(asked)).resolves.toBeUndefined();
    expect(server.asked).toEqual([]);
  });

  test('is not asked for with a CSR whose signature is wrong', async () => {
    const { signer, ...server } = await anEstServer(base64([leaf]));
    const forged = Uint8Array.from(csr.der);
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    await expect(signer.sign({ ...asked, csr: forged })).rejects.toMatchObject({ code: 'signature' });
    expect(server.asked).toEqual([]);
  });
});

describe('an answer that is no certificate for the station', () => {
  const imposter = root.subordinate({ commonName: 'CPO Sub 2' });
  const old = new Date(now.getTime() - 86_400_000);

  test.each<[string, Answer, Answer]>([
    ['a PKCS#7 without certificates', base64([]), chain],
    ['no PKCS#7', csr.der.toString('base64'), chain],
    ['no base64', '<html>', chain],
    ['nothing', '', chain],
    ["the certificate of another's key", base64([sub2.issue({ commonName: 'DE*ACM*E01' })]), chain],
    [
      'one that has expired',
      base64([sub2.sign(csr.pem, { commonName: 'x', validFrom: old, validTo: old })]),
      chain,
    ],
    ['one of an authority that is unknown', base64([leaf]), base64([root, sub1])],
    ['one of an authority that only has the name', base64([leaf]), base64([root, imposter])],
    ['no authorities', base64([leaf]), base64([])],
    ['authorities in JSON', base64([leaf]), '{}'],
  ])('is %s', async (_, enrolled, authorities) => {
    const { signer } = await anEstServer(enrolled, authorities);
    await expect(signer.sign(asked)).rejects.toMatchObject({ name: 'OutsideError', code: 'malformed' });
  });

  test('is a refusal, which is final', async () => {
    const { signer } = await anEstServer(400);
    await expect(signer.sign(asked)).rejects.toMatchObject({ name: 'CsrError', code: 'refused' });
  });

  test.each<[string, Answer, Answer, string]>([
    ['that the token is wrong', 401, chain, 'failed'],
    ['that it is down', 503, chain, 'failed'],
    ['nothing in time', undefined, chain, 'timeout'],
    ['no authorities, since it is down', base64([leaf]), 500, 'failed'],
  ])('is %s, which may pass, and the error has no token', async (_, enrolled, authorities, code) => {
    const { signer } = await anEstServer(enrolled, authorities);
    const error = await signer.sign(asked).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'OutsideError', code });
    expect(inspect(error, { depth: null })).not.toContain('t0ken');
  });
});
