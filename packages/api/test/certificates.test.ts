import { createHash } from 'node:crypto';
import { createPki } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aKey } from './records.js';

const pki = createPki();
afterAll(() => pki.remove());

const certificate = pki.root({ commonName: 'Root' }).issue({ commonName: 'CP01' });
const sha256 = createHash('sha256').update(certificate.der);
const digest = sha256.digest();
const hash = digest.toString('base64url');
const path = (of: string) => `/api/v0/certificate/${encodeURIComponent(of)}`;

describe('a client certificate', () => {
  test.each([hash, digest.toString('base64'), digest.toString('base64').replace('=', ''), `${hash}=`])(
    'is read and removed by its hash, written %s',
    async (written) => {
      const { get, post, send } = await startApi();
      const body = { certificate: certificate.pem };
      expect(await post('/api/v0/certificate', body)).toMatchObject({ status: 201, body: undefined });
      expect(await get(path(written))).toMatchObject({ status: 200, body });
      expect((await send('DELETE', path(written))).status).toBe(204);
      const gone = { status: 404, body: anError('Not Found', 'hash is not known') };
      expect(await get(path(written))).toMatchObject(gone);
      expect(await send('DELETE', path(written))).toMatchObject(gone);
    },
  );

  test('may be read by a gateway, and set by an operator only', async () => {
    const { get, post } = await startApi({ keys: [aKey('g', 'gateway'), aKey('o', 'operator')] });
    const body = { certificate: certificate.pem };
    expect((await post('/api/v0/certificate', body, { key: 'g' })).status).toBe(403);
    expect((await post('/api/v0/certificate', body, { key: 'o' })).status).toBe(201);
    expect((await get(path(hash), { key: 'g' })).status).toBe(200);
  });

  test.each<[string, unknown, RegExp]>([
    ['nothing', {}, /^certificate is required$/],
    ['no PEM', { certificate: 'CP01' }, /^certificate must be an X.509 certificate in PEM$/],
    [
      'PEM of something else',
      { certificate: certificate.pem.replaceAll('CERTIFICATE', 'PRIVATE KEY') },
      /^certificate must be an X.509 certificate in PEM$/,
    ],
    [
      'broken DER',
      { certificate: certificate.pem.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA') },
      /^certificate must be an X.509 certificate in PEM$/,
    ],
    [
      'too much',
      { certificate: 'A'.repeat(20_001) },
      /^certificate must NOT have more than 20000 characters$/,
    ],
  ])('that is %s is refused', async (_name, body, error) => {
    const { post } = await startApi();
    expect(await post('/api/v0/certificate', body)).toMatchObject({
      status: 400,
      body: anError('Bad Request', error),
    });
  });

  test.each(['short', `${hash}==`, 'ä'.repeat(43)])(
    'is not looked for by %s, which is no hash',
    async (written) => {
      const { get } = await startApi();
      expect(await get(path(written))).toMatchObject({
        status: 400,
        body: anError('Bad Request', /^hash must be the base64url of the SHA-256/),
      });
    },
  );
});
