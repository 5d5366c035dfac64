import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { serveOutside } from '../../test/outside-server.js';
import { fixedToken } from './http-tokens.js';
import { createHubjectTestTokens } from './hubject-test-tokens.js';
import { createOauthTokens } from './oauth-tokens.js';

const clientSecret = 's3cret-of-the-client';

/** A clock that a test moves. */
function aClock() {
  let ms = Date.UTC(2026, 2, 1);
  return {
    now: () => new Date(ms),
    pass(seconds: number) {
      ms += seconds * 1_000;
    },
  };
}

/** A server that counts its tokens, and the tokens that are got from it. */
async function anOauthServer(answer: (count: number) => object = () => ({ expires_in: 3_600 })) {
  const server = await serveOutside((_, count) =>
    JSON.stringify({ access_token: `t${count}`, token_type: 'Bearer', ...answer(count) }),
  );
  const clock = aClock();
  const url = `${server.url}/oauth/token`;
  return { server, clock, tokens: createOauthTokens({ url, clientId: 'csms', clientSecret, clock }) };
}

test('a fixed token is always the same, also when it was refused', async () => {
  const tokens = fixedToken('abc');
  expect(await tokens.token()).toBe('abc');
  expect(await tokens.token('abc')).toBe('abc');
});

describe('a token by OAuth client credentials', () => {
  test('is asked for in JSON', async () => {
    const { server, tokens } = await anOauthServer();
    expect(await tokens.token()).toBe('t1');
    expect(server.asked).toMatchObject([
      { method: 'POST', path: '/oauth/token', headers: { 'content-type': 'application/json' } },
    ]);
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
      grant_type: 'client_credentials',
      client_id: 'csms',
      client_secret: clientSecret,
    });
  });

  test('is fetched once for all who ask at once', async () => {
    const { server, tokens } = await anOauthServer();
    const got = await Promise.all(Array.from({ length: 20 }, () => tokens.token()));
    expect(new Set(got)).toEqual(new Set(['t1']));
    expect(server.asked).toHaveLength(1);
  });

  test('is kept until a minute before it expires', async () => {
    const { clock, tokens } = await anOauthServer();
    await tokens.token();
    clock.pass(3_539);
    expect(await tokens.token()).toBe('t1');
    clock.pass(1);
    expect(await tokens.token()).toBe('t2');
  });

  test('is kept for nine tenths of a short life', async () => {
    const { clock, tokens } = await anOauthServer(() => ({ expires_in: '20' }));
    await tokens.token();
    clock.pass(17);
    expect(await tokens.token()).toBe('t1');
    clock.pass(1);
    expect(await tokens.token()).toBe('t2');
  });

  test('is kept for a while when its server does not say how long it is good', async () => {
    const { clock, tokens } = await anOauthServer();
    await tokens.token();
    clock.pass(200);
    expect(await tokens.token()).toBe('t1');
  });

  test('is another one when it was refused, and one for all who say so', async () => {
    const { server, tokens } = await anOauthServer();
    const refused = await tokens.token();
    const fresh = await Promise.all(Array.from({ length: 5 }, () => tokens.token(refused)));
    expect(new Set(fresh)).toEqual(new Set(['t2']));
    expect(await tokens.token(refused)).toBe('t2');
    expect(server.asked).toHaveLength(2);
  });

  test('is asked for again after a failure', async () => {
    const server = await serveOutside((_, count) => (count === 1 ? 503 : '{"access_token":"t"}'));
    const tokens = createOauthTokens({ url: server.url, clientId: 'csms', clientSecret });
    await expect(tokens.token()).rejects.toMatchObject({ code: 'failed' });
    expect(await tokens.token()).toBe('t');
  });

  test.each([
    ['no JSON', '<html>t0ken</html>', 'malformed'],
    ['JSON without a token', '{"token":"t0ken"}', 'malformed'],
    ['a token that is no text', '{"access_token":{"t0ken":1}}', 'malformed'],
    ['a token that would end its header', '{"access_token":"t0ken\\r\\nx: y"}', 'malformed'],
    ['that the client is wrong', 400, 'refused'],
    ['that the secret is wrong', 401, 'failed'],
  ])('is none when the server says %s; what is thrown has no secret', async (_, answer, code) => {
    const { url } = await serveOutside(() => answer);
    const error = await createOauthTokens({ url, clientId: 'csms', clientSecret })
      .token()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'OutsideError', code });
    expect(inspect(error, { depth: null })).not.toMatch(/t0ken|s3cret/);
  });

  test('is none when the server hangs', async () => {
    const { url } = await serveOutside(() => undefined);
    const tokens = createOauthTokens({ url, clientId: 'csms', clientSecret, timeoutMs: 50 });
    await expect(tokens.token()).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe("the token of Hubject's test environment", () => {
  const page = (token: string) =>
    JSON.stringify({
      title: 'Authorization Token',
      data: `# Token\nUse a Bearer token as follows:\n\nBearer ${token}\n\nIt is renewed.`,
    });

  test('is what stands after Bearer on a line of the page, for its lifetime', async () => {
    const { url, asked } = await serveOutside((_, count) => page(`eyJ.${count}`));
    const clock = aClock();
    const tokens = createHubjectTestTokens({ url, ttlMs: 600_000, clock });
    expect(await tokens.token()).toBe('eyJ.1');
    clock.pass(539);
    expect(await tokens.token()).toBe('eyJ.1');
    clock.pass(1);
    expect(await tokens.token()).toBe('eyJ.2');
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test.each([
    ['no JSON', '<html>Bearer t0ken\n</html>'],
    ['a page without data', '{"title":"Bearer t0ken"}'],
    ['a page without a token', '{"data":"Bearer token as follows:"}'],
  ])('is none on %s', async (_, answer) => {
    const { url } = await serveOutside(() => answer);
    await expect(createHubjectTestTokens({ url }).token()).rejects.toMatchObject({ code: 'malformed' });
  });
});
