import { describe, expect, test } from 'vitest';
import { type ApiKey, generateApiKey, type Role, serveApi } from '../src/index.js';
import { anError, startApi } from './client.js';
import { aKey, aTokenBody, hashOf } from './records.js';

const roles: readonly Role[] = ['admin', 'operator', 'read_only', 'gateway'];

/** An API with a key of each role; a role's key is its name and a suffix. */
async function withKeys() {
  const api = await startApi({ keys: roles.map((role) => aKey(`${role}-key`, role)) });
  const auth = { securityProfile: 0, base64SHA256Password: hashOf('secret') };
  await api.post('/api/v0/cs/CP01', auth, { key: 'admin-key' });
  await api.post('/api/v0/token', aTokenBody(), { key: 'admin-key' });
  return api;
}

describe('with keys', () => {
  const looking = [
    '/api/v0/cs',
    '/api/v0/cs/CP01',
    '/api/v0/token',
    '/api/v0/token/DEADBEEF',
    '/api/v0/transactions',
    '/api/v0/transactions/CP01/1',
    '/api/v0/transactions/CP01/1/readings',
    '/metrics',
  ];

  test.each(roles)('the role %s may do what it is for, and nothing else', async (role) => {
    const { get, post } = await withKeys();
    const key = { key: `${role}-key` };
    for (const path of looking) {
      const { status } = await get(path, key);
      expect({ path, allowed: status !== 403 }).toEqual({ path, allowed: role !== 'gateway' });
    }
    const writes = role === 'admin' || role === 'operator';
    expect((await post('/api/v0/cs/CP02', { securityProfile: 0 }, key)).status).toBe(writes ? 201 : 403);
    expect((await post('/api/v0/token', aTokenBody(), key)).status).toBe(writes ? 201 : 403);
    expect((await post('/api/v0/transactions/CP01/1/end', {}, key)).status).toBe(writes ? 404 : 403);
    expect((await get('/api/v0/cs/CP01/auth', key)).status).toBe(200);
  });

  test('a key that was made opens it by its hash, and no two are alike', async () => {
    const { key, sha256 } = generateApiKey();
    const { get } = await startApi({ keys: [{ name: 'made', role: 'admin', sha256 }] });
    expect((await get('/api/v0/cs', { key })).status).toBe(200);
    expect((await get('/api/v0/cs', { key: generateApiKey().key })).status).toBe(401);
  });

  test.each<[Role, boolean]>([
    ['admin', true],
    ['gateway', true],
    ['operator', false],
    ['read_only', false],
  ])('the role %s sees the hash of a password: %s', async (role, sees) => {
    const { get } = await withKeys();
    const { body } = await get('/api/v0/cs/CP01/auth', { key: `${role}-key` });
    expect(Object.hasOwn(body as object, 'base64SHA256Password')).toBe(sees);
  });

  test.each([
    ['no key', undefined, /^expected a key/],
    ['an unknown key', 'Bearer nonsense', /^the key is not known$/],
    ['an empty key', 'Bearer ', /^expected a key/],
    ['a reserved word', 'Bearer __proto__', /^the key is not known$/],
    ['the hash of a key', `Bearer ${aKey('admin-key', 'admin').sha256}`, /^the key is not known$/],
    ['another scheme', 'Basic YWRtaW46YWRtaW4ta2V5', /^expected a key/],
  ])('%s gets 401, and nothing is written', async (_title, authorization, error) => {
    const { get, post } = await withKeys();
    const sending = authorization === undefined ? {} : { headers: { authorization } };
    const { status, headers, body } = await post('/api/v0/cs/CP09', { securityProfile: 0 }, sending);
    expect({ status, asks: headers.get('www-authenticate'), body }).toEqual({
      status: 401,
      asks: 'Bearer',
      body: anError('Unauthorized', error),
    });
    expect((await get('/api/v0/cs/CP09', { key: 'admin-key' })).status).toBe(404);
  });

  test('the scheme may be written in any case', async () => {
    const { get } = await withKeys();
    expect((await get('/api/v0/cs', { headers: { authorization: 'bearer admin-key' } })).status).toBe(200);
  });

  test('a body is not read before the key is known', async () => {
    const { send } = await withKeys();
    expect((await send('POST', '/api/v0/cs/CP09', { body: 'no JSON' })).status).toBe(401);
  });

  test('health and the description need none', async () => {
    const { get } = await withKeys();
    for (const path of ['/health', '/health/live', '/health/ready', '/api/openapi.json']) {
      expect((await get(path)).status).toBe(200);
    }
  });

  test('no request is refused for the host or the origin that it names', async () => {
    const { get } = await withKeys();
    const headers = { origin: 'https://csms.example', 'sec-fetch-site': 'cross-site' };
    expect((await get('/api/v0/cs', { key: 'admin-key', headers })).status).toBe(200);
  });

  test('the api does not start with a hash that is none', async () => {
    const { store } = await startApi();
    const key: ApiKey = { name: 'operations', role: 'admin', sha256: 'secret' };
    await expect(serveApi({ store, host: '127.0.0.1', port: 0, keys: [key] })).rejects.toMatchObject({
      code: 'invalid-key',
      message: "expected the sha256 of api key 'operations' as 64 hex digits",
    });
  });
});
