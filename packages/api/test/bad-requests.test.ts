import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anError, openApi, type Sending } from './client.js';
import { aTokenBody, hashOf } from './records.js';

const station = '/api/v0/cs/CP01';
const token = '/api/v0/token';
const transactions = '/api/v0/transactions';

const auth = { securityProfile: 0 };

/** One for all: nothing that these tests ask for is done. */
let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe('a body that is not as described is refused, the field at fault is named, and nothing is written', () => {
  test.each<[string, string, unknown, RegExp]>([
    ['no security profile', station, {}, /^securityProfile is required$/],
    ['an unknown profile', station, { securityProfile: 3 }, /^securityProfile must be one of 0, 1, 2$/],
    ['a profile as text', station, { securityProfile: '0' }, /^securityProfile must be integer$/],
    ['null', station, { securityProfile: null }, /^securityProfile must be integer$/],
    [
      'a hash that is none',
      station,
      { ...auth, base64SHA256Password: 'secret' },
      /^base64SHA256Password must be base64/,
    ],
    [
      'a hash in hex',
      station,
      { ...auth, base64SHA256Password: 'ab'.repeat(32) },
      /^base64SHA256Password must be base64/,
    ],
    ['a hash too long', station, { ...auth, base64SHA256Password: 'A'.repeat(65) }, /^base64SHA256Password/],
    [
      'a flag as text',
      station,
      { ...auth, invalidUsernameAllowed: 'true' },
      /^invalidUsernameAllowed must be boolean$/,
    ],
    ['a list', station, [auth], /^body must be object$/],
    ['a text', station, '"secret"', /^body must be object$/],
    ['a number', station, '0', /^body must be object$/],
    ['nothing', station, '', /^a body is required$/],
    ['no JSON', station, '{"securityProfile": 0', /^the body is not valid JSON$/],
    [
      'JSON of 100,000 levels',
      station,
      '['.repeat(100_000) + ']'.repeat(100_000),
      /^the body is nested deeper than 100 levels$/,
    ],
    [
      'data for a station of 101 levels, which could not all be shown later',
      '/api/v0/cs/CP01/calls/DataTransfer',
      `{"vendorId": "x", "data": ${'['.repeat(100)}${']'.repeat(100)}}`,
      /^the body is nested deeper than 100 levels$/,
    ],
    [
      'a reserved name',
      station,
      '{"securityProfile": 0, "__proto__": {"x": 1}}',
      /^__proto__ is a reserved word$/,
    ],
    [
      'a reserved name within',
      station,
      { ...auth, x: [{ constructor: 1 }] },
      /^constructor is a reserved word$/,
    ],
    ['no uid', token, aTokenBody({ uid: undefined }), /^uid is required$/],
    ['an empty uid', token, aTokenBody({ uid: '' }), /^uid must NOT have fewer than 1 characters$/],
    [
      'a uid too long',
      token,
      aTokenBody({ uid: 'x'.repeat(37) }),
      /^uid must NOT have more than 36 characters$/,
    ],
    ['a country too long', token, aTokenBody({ countryCode: 'GBR' }), /^countryCode/],
    ['a party too short', token, aTokenBody({ partyId: 'TW' }), /^partyId/],
    [
      'an unknown type',
      token,
      aTokenBody({ type: 'rfid' }),
      /^type must be one of AD_HOC_USER, APP_USER, OTHER, RFID$/,
    ],
    ['an unknown cache mode', token, aTokenBody({ cacheMode: 'SOMETIMES' }), /^cacheMode must be one of/],
    [
      'a contract id that is none',
      token,
      aTokenBody({ contractId: 'GB-TWK-1' }),
      /^contractId must be eMAID/,
    ],
    ['a validity as text', token, aTokenBody({ valid: 'yes' }), /^valid must be boolean$/],
    [
      'an expiry date without a zone',
      token,
      aTokenBody({ expiryDate: '2027-01-01T00:00:00' }),
      /^expiryDate must be a date/,
    ],
    [
      'an expiry date that is no day',
      token,
      aTokenBody({ expiryDate: '2027-02-30T00:00:00Z' }),
      /^expiryDate must be/,
    ],
    ['a language of three letters', token, aTokenBody({ languageCode: 'eng' }), /^languageCode/],
  ])('%s', async (_title, path, body, error) => {
    const { get, post } = api;
    expect(await post(path, body)).toMatchObject({ status: 400, body: anError('Bad Request', error) });
    expect((await get('/api/v0/cs')).body).toEqual({ items: [] });
    expect((await get('/api/v0/token')).body).toEqual([]);
  });
});

describe('a path or a query that is not as described is refused, and the parameter at fault is named', () => {
  test.each<[string, RegExp]>([
    ['/api/v0/cs?limit=0', /^limit must be >= 1$/],
    ['/api/v0/cs?limit=1001', /^limit must be <= 1000$/],
    ['/api/v0/cs?limit=ten', /^limit must be integer$/],
    ['/api/v0/cs?limit=1.5', /^limit must be integer$/],
    ['/api/v0/cs?limit=', /^limit must be integer$/],
    ['/api/v0/cs?limit=1&limit=2', /^limit must be integer$/],
    ['/api/v0/cs?limit=Infinity', /^limit must be integer$/],
    ['/api/v0/cs?limit=1e999', /^limit must be integer$/],
    ['/api/v0/cs?limit=0x10', /^limit must be integer$/],
    [`/api/v0/cs?limit=${'9'.repeat(400)}`, /^limit must be integer$/],
    ['/api/v0/cs/CP01/connectors/9223372036854775808/1/history', /^evseId must be <= 9007199254740991$/],
    ['/api/v0/cs/CP01/customer-information/-9223372036854775809', /^requestId must be >= -9007199254740991$/],
    ['/api/v0/cs?cursor=', /^cursor/],
    [`/api/v0/cs?cursor=${'x'.repeat(1025)}`, /^cursor must NOT have more than 1024 characters$/],
    ['/api/v0/cs?offset=1', /^offset is not a parameter of this query$/],
    ['/api/v0/cs?__proto__=1', /^__proto__ is not a parameter of this query$/],
    [`${token}?offset=-1`, /^offset must be >= 0$/],
    [`${token}?limit=101`, /^limit must be <= 100$/],
    [`${token}/${'x'.repeat(37)}`, /^uid must NOT have more than 36 characters$/],
    [`${transactions}?active=yes`, /^active must be boolean$/],
    [`${transactions}?from=yesterday`, /^from must be a date and time/],
    [`${transactions}?to=2026-01-01T00:00:00+02:00`, /^to must be a date and time/],
    [`${transactions}?stationId=CP01`, /^stationId is not a parameter of this query$/],
    [`${transactions}?csId=constructor`, /^csId is a reserved word$/],
    [`${transactions}/CP01/${'1'.repeat(37)}`, /^transactionId/],
    [`${transactions}/CP01/1/readings?limit=0`, /^limit must be >= 1$/],
    ['/api/v0/cs/__proto__', /^csId is a reserved word$/],
    ['/api/v0/cs/toString/auth', /^csId is a reserved word$/],
    ['/api/v0/cs/a%0Ab', /^csId must be text/],
    ['/api/v0/cs/a%EF%BF%BE', /^csId must be text/],
    [`/api/v0/cs/${'x'.repeat(256)}`, /^csId must NOT have more than 255 characters$/],
    ['/api/v0/cs/%E0%A4%A', /^the path is not percent-encoded/],
  ])('%s', async (path, error) => {
    const { get } = api;
    expect(await get(path)).toMatchObject({ status: 400, body: anError('Bad Request', error) });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
    'no station can be called %s',
    async (id) => {
      const { get, post } = api;
      expect((await post(`/api/v0/cs/${id}`, auth)).status).toBe(400);
      expect((await get('/api/v0/cs')).body).toEqual({ items: [] });
    },
  );

  test.each(['.', '..'])('no station can be called %s, which would be a step in a path', async (id) => {
    // `fetch` would take the step.
    const sent = request({ port: api.port, path: `/api/v0/cs/${id}/auth` }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    expect(response.resume().statusCode).toBe(400);
  });

  test('a list of tokens refuses no offset up to the largest integer', async () => {
    const { get } = api;
    expect((await get(`${token}?offset=${Number.MAX_SAFE_INTEGER}`)).status).toBe(200);
  });
});

describe('a request that is no use of the API', () => {
  const json = { 'content-type': 'application/json' };

  test.each<[string, Sending]>([
    ['of another type', { headers: { 'content-type': 'text/plain' } }],
    [
      'of a form, as curl sends it by itself',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['that is compressed', { headers: { ...json, 'content-encoding': 'gzip' } }],
  ])('gets 415 for a body %s', async (_title, sending) => {
    const { post } = api;
    expect(await post(station, auth, sending)).toMatchObject({
      status: 415,
      body: anError('Unsupported Media Type', /^the body must be sent with/),
    });
  });

  test('is read as UTF-8, and refused where it is none', async () => {
    const { url } = api;
    const body = Buffer.concat([
      Buffer.from('{"securityProfile": 0, "x": "'),
      Buffer.of(0xff),
      Buffer.from('"}'),
    ]);
    const response = await fetch(url + station, { method: 'POST', headers: json, body });
    expect(response.status).toBe(400);
  });

  test('gets 400 for no body at all', async () => {
    const { send } = api;
    expect(await send('POST', station)).toMatchObject({
      status: 400,
      body: anError('Bad Request', 'a body is required'),
    });
  });

  test.each([2, 10])('gets 413 for a body of %i MB', async (megabytes) => {
    const { post } = api;
    const body = { ...auth, padding: 'x'.repeat(megabytes * 1_000_000) };
    expect(await post(station, body)).toMatchObject({
      status: 413,
      body: anError('Payload Too Large', 'the body must not be larger than 1 MiB'),
    });
  });

  test.each([
    ['GET', '/'],
    ['GET', '/api/v0'],
    ['GET', '/api/v0/cs/'],
    ['GET', '/API/v0/cs'],
    ['GET', '/api/v0/cs/a/b'],
    ['POST', '/api/v0/nonsense'],
    ['GET', '/__proto__'],
  ])('gets 404 for %s %s', async (method, path) => {
    const { send } = api;
    expect(await send(method, path)).toMatchObject({
      status: 404,
      body: anError('Not Found', 'the path is not known; /api/docs shows those that are'),
    });
  });

  test.each([
    ['PUT', station, 'POST, PATCH, DELETE, GET, HEAD'],
    ['POST', '/api/v0/cs', 'GET, HEAD'],
    ['OPTIONS', token, 'POST, GET, HEAD'],
    ['POST', '/health', 'GET, HEAD'],
  ])('gets 405 for %s %s, with what the path takes', async (method, path, allowed) => {
    const { send } = api;
    const { status, headers, body } = await send(method, path);
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: allowed });
    expect(body).toEqual(anError('Method Not Allowed', /^the path takes/));
  });

  test('does not quote a password hash in its error', async () => {
    const { post } = api;
    const { body } = await post(station, { ...auth, base64SHA256Password: `${hashOf('secret')}x` });
    expect(JSON.stringify(body)).not.toContain(hashOf('secret').slice(0, 10));
  });
});
