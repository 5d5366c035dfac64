import { describe, expect, test } from 'vitest';
import { serveOutside } from '../../test/outside-server.js';
import { createAuthorizedRequest } from './authorized-request.js';
import { fixedToken, type HttpTokenProvider } from './http-tokens.js';
import { OutsideError } from './outside-error.js';

/** Tokens t1, t2 and so on: a new one whenever one was refused. */
function countedTokens(): HttpTokenProvider {
  let count = 1;
  return {
    async token(refused) {
      if (refused === `t${count}`) count++;
      return `t${count}`;
    },
  };
}

describe('a request with a token', () => {
  test('carries it in both headers', async () => {
    const { url, asked } = await serveOutside(() => 'ok');
    const request = createAuthorizedRequest({ tokens: fixedToken('abc') });
    const body = await request(`${url}/a`, { method: 'POST', contentType: 'text/plain', body: 'x' });
    expect(Buffer.from(body).toString()).toBe('ok');
    expect(asked).toMatchObject([
      {
        method: 'POST',
        path: '/a',
        body: 'x',
        headers: { authorization: 'Bearer abc', 'x-api-key': 'abc', 'content-type': 'text/plain' },
      },
    ]);
  });

  test('that fails is made again with a fresh token', async () => {
    const { url, asked } = await serveOutside((_, count) => (count === 1 ? 401 : 'ok'));
    await createAuthorizedRequest({ tokens: countedTokens() })(url);
    expect(asked.map(({ headers }) => headers['x-api-key'])).toEqual(['t1', 't2']);
  });

  test.each([1, 2, 3])('that always fails is made %i times when told so', async (maxAttempts) => {
    const { url, asked } = await serveOutside(() => 503);
    const request = createAuthorizedRequest({ tokens: countedTokens(), maxAttempts });
    await expect(request(url)).rejects.toMatchObject({ code: 'failed' });
    expect(asked).toHaveLength(maxAttempts);
  });

  test('that hangs ends after its time, each time', async () => {
    const { url, asked } = await serveOutside(() => undefined);
    const request = createAuthorizedRequest({ tokens: countedTokens(), timeoutMs: 50 });
    await expect(request(url)).rejects.toMatchObject({ code: 'timeout' });
    expect(asked).toHaveLength(2);
  });

  test('is not made without a token', async () => {
    const { url, asked } = await serveOutside(() => 'ok');
    const none = new OutsideError('timeout', 'expected a token');
    const request = createAuthorizedRequest({ tokens: { token: () => Promise.reject(none) } });
    await expect(request(url)).rejects.toBe(none);
    expect(asked).toEqual([]);
  });

  test.each([
    [400, 'refused'],
    [403, 'failed'],
    [429, 'failed'],
    [302, 'failed'],
  ])('tells by status %i that it is %s', async (status, code) => {
    const { url } = await serveOutside(() => status);
    const request = createAuthorizedRequest({ tokens: fixedToken('abc') });
    await expect(request(url)).rejects.toMatchObject({ code });
  });
});
