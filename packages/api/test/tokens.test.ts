import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aToken, aTokenBody } from './records.js';

const clock = { now: () => new Date('2026-02-01T10:00:00Z') };

describe('setting a token', () => {
  test('keeps it with its contract id in normal form, as updated now', async () => {
    const { get, post } = await startApi({ clock });
    const token = aTokenBody({
      visualNumber: 'No 1',
      groupId: 'family',
      languageCode: 'en',
      standing: 'no_credit',
      allowedPlaces: [{ stationId: 'CP01' }, { stationId: 'CP02', evseIds: [1] }],
      connectorTypes: ['cCCS2'],
      expiryDate: '2027-01-01T00:00:00.000Z',
    });
    expect(await post('/api/v0/token', token)).toMatchObject({ status: 201, body: undefined });
    expect((await get('/api/v0/token/DEADBEEF')).body).toEqual({
      ...token,
      contractId: 'GBTWK012345678V',
      lastUpdated: '2026-02-01T10:00:00.000Z',
    });
  });

  test('keeps the instant of an expiry date that is written with an offset', async () => {
    const { store, post } = await startApi();
    await post('/api/v0/token', aTokenBody({ expiryDate: '2027-01-01T02:00:00+02:00' }));
    expect((await store.tokens.find('DEADBEEF'))?.expiresAt).toEqual(new Date('2027-01-01T00:00:00Z'));
  });

  test('replaces the token with the same uid', async () => {
    const { get, post } = await startApi();
    await post('/api/v0/token', aTokenBody({ groupId: 'family' }));
    await post('/api/v0/token', aTokenBody({ valid: false }));
    const { body } = await get('/api/v0/token/DEADBEEF');
    expect(body).toMatchObject({ valid: false });
    expect(body).not.toHaveProperty('groupId');
  });

  test('takes an empty group for none, so that strangers are in no group together', async () => {
    const { get, post } = await startApi();
    await post('/api/v0/token', aTokenBody({ groupId: '' }));
    expect((await get('/api/v0/token/DEADBEEF')).body).not.toHaveProperty('groupId');
  });

  test('takes back what it gave out, and sets the time of the update itself', async () => {
    const { get, post } = await startApi({ clock });
    await post('/api/v0/token', aTokenBody());
    const { body } = await get('/api/v0/token/DEADBEEF');
    const old = { ...(body as object), lastUpdated: '2001-01-01T00:00:00Z' };
    expect((await post('/api/v0/token', old)).status).toBe(201);
    expect((await get('/api/v0/token/DEADBEEF')).body).toEqual(body);
  });
});

describe('reading a token', () => {
  test.each(['a/b', 'ä b', '100%', '?#&', 'deadbeef'])('finds the uid %j', async (uid) => {
    const { get, post } = await startApi();
    await post('/api/v0/token', aTokenBody({ uid }));
    expect((await get(`/api/v0/token/${encodeURIComponent(uid)}`)).body).toMatchObject({ uid });
  });

  test('finds a uid in any case', async () => {
    const { get, post } = await startApi();
    await post('/api/v0/token', aTokenBody({ uid: 'DeadBeef' }));
    expect((await get('/api/v0/token/dEADbEEF')).body).toMatchObject({ uid: 'DeadBeef' });
  });

  test('tells that an unknown one is not known', async () => {
    const { get } = await startApi();
    expect(await get('/api/v0/token/DEADBEEF')).toMatchObject({
      status: 404,
      body: anError('Not Found', 'uid is not known'),
    });
  });
});

describe('removing a token', () => {
  test('takes it out, whatever the case of its uid', async () => {
    const { get, post, send } = await startApi();
    await post('/api/v0/token', aTokenBody());
    expect((await send('DELETE', '/api/v0/token/deadbeef')).status).toBe(204);
    expect((await get('/api/v0/token/DEADBEEF')).status).toBe(404);
  });

  test('tells that an unknown one is not known', async () => {
    const { send } = await startApi();
    expect(await send('DELETE', '/api/v0/token/DEADBEEF')).toMatchObject({
      status: 404,
      body: anError('Not Found', 'uid is not known'),
    });
  });
});

describe('setting many tokens', () => {
  const uids = ['A', 'B', 'C'];
  const bodies = uids.map((uid) => aTokenBody({ uid }));
  const lines = bodies.map((body) => JSON.stringify(body)).join('\n');
  const ndjson = { headers: { 'content-type': 'application/x-ndjson' } };

  test.each([
    ['a list of JSON', bodies, {}],
    ['one a line', lines, ndjson],
    ['one a line, with an end of line at the end', `${lines}\r\n\n`, ndjson],
  ])('takes them as %s, and those again that it has', async (_name, body, sending) => {
    const { get, post } = await startApi({ clock });
    await post('/api/v0/token', aTokenBody({ uid: 'a', groupId: 'family' }));
    for (const _ of [1, 2]) {
      expect(await post('/api/v0/tokens', body, sending)).toMatchObject({ status: 200, body: { count: 3 } });
    }
    const page = await get('/api/v0/tokens');
    expect(page.body).toEqual({
      items: bodies.map((token) => ({
        ...token,
        contractId: 'GBTWK012345678V',
        lastUpdated: '2026-02-01T10:00:00.000Z',
      })),
    });
  });

  test('tells every fault by the index of its token, and sets none', async () => {
    const { get, post } = await startApi();
    const body = [aTokenBody({ uid: undefined }), aTokenBody({ uid: 'B' }), 7, aTokenBody({ valid: 'yes' })];
    expect(await post('/api/v0/tokens', body)).toMatchObject({
      status: 400,
      body: {
        ...anError('Bad Request', 'tokens[0]: uid is required, and 2 more'),
        faults: [
          { index: 0, error: 'uid is required' },
          { index: 2, error: 'body must be object' },
          { index: 3, error: 'valid must be boolean' },
        ],
      },
    });
    expect((await get('/api/v0/tokens')).body).toEqual({ items: [] });
  });

  test('tells which line is no JSON, or has a reserved word', async () => {
    const { post } = await startApi();
    const body = `${JSON.stringify(aTokenBody())}\n{"uid": \n{"__proto__": 1}`;
    expect((await post('/api/v0/tokens', body, ndjson)).body).toMatchObject({
      faults: [
        { index: 1, error: 'the line is not valid JSON' },
        { index: 2, error: '__proto__ is a reserved word' },
      ],
    });
  });

  test('refuses two with the same uid, in whatever case', async () => {
    const { post } = await startApi();
    const body = [...bodies, aTokenBody({ uid: 'b' })];
    expect((await post('/api/v0/tokens', body)).body).toMatchObject({
      faults: [{ index: 3, error: 'uid is that of tokens[1]' }],
    });
  });

  test.each([
    ['none', [], /^body must have 1 to 5000 tokens$/],
    ['too many', Array.from({ length: 5_001 }, () => 0), /^body must have 1 to 5000 tokens$/],
    ['one that is no list', bodies[0], /^body must be array$/],
  ])('refuses %s', async (_name, body, error) => {
    const { post } = await startApi();
    expect(await post('/api/v0/tokens', body)).toMatchObject({
      status: 400,
      body: anError('Bad Request', error),
    });
  });

  test('tells the first 100 of many faults', async () => {
    const { post } = await startApi();
    const { body } = await post(
      '/api/v0/tokens',
      Array.from({ length: 101 }, () => 0),
    );
    expect((body as { faults: unknown[] }).faults).toHaveLength(100);
    expect(body).toMatchObject(anError('Bad Request', 'tokens[0]: body must be object, and 100 more'));
  });
});

describe('listing tokens', () => {
  async function withTokens(count: number) {
    const api = await startApi();
    for (let index = 0; index < count; index++) {
      await api.store.tokens.set(aToken({ uid: String(index).padStart(4, '0') }));
    }
    const uids = async (query: string) => {
      const { body } = await api.get(`/api/v0/token${query}`);
      return (body as { uid: string }[]).map(({ uid }) => uid);
    };
    return { ...api, uids };
  }

  test('shows the first 20 unless asked otherwise', async () => {
    const { uids } = await withTokens(25);
    const shown = await uids('');
    expect(shown).toHaveLength(20);
    expect(shown[0]).toBe('0000');
  });

  test('shows as many as asked for, from the offset on', async () => {
    const { uids } = await withTokens(5);
    expect(await uids('?offset=1&limit=2')).toEqual(['0001', '0002']);
    expect(await uids('?offset=3&limit=100')).toEqual(['0003', '0004']);
    expect(await uids('?offset=5')).toEqual([]);
    expect(await uids('?offset=9007199254740991')).toEqual([]);
  });

  test('shows them page by page', async () => {
    const { get } = await withTokens(5);
    const uidsOf = (body: unknown) => (body as { items: { uid: string }[] }).items.map(({ uid }) => uid);
    const first = (await get('/api/v0/tokens?limit=3')).body as { next: string };
    const second = (await get(`/api/v0/tokens?limit=3&cursor=${first.next}`)).body;
    expect([uidsOf(first), uidsOf(second)]).toEqual([
      ['0000', '0001', '0002'],
      ['0003', '0004'],
    ]);
    expect(second).not.toHaveProperty('next');
  });

  test('reaches offsets beyond the largest page of the store', async () => {
    const { uids } = await withTokens(2_105);
    expect(await uids('?offset=1999&limit=3')).toEqual(['1999', '2000', '2001']);
    expect(await uids('?offset=2100&limit=100')).toEqual(['2100', '2101', '2102', '2103', '2104']);
  });
});
