import { fieldOf, jsonIn, successfulBody } from './answers.js';
import { createBoundedRequest } from './bounded-request.js';
import type { HttpTokenProvider } from './http-tokens.js';
import { OutsideError } from './outside-error.js';
import { createTokenCache } from './token-cache.js';

/** Where tokens come from, and who asks for them. */
export interface OauthTokensOptions {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long a token may take to come, in milliseconds; 10 s by default. */
  readonly timeoutMs?: number;
  readonly clock?: { now(): Date };
}

/** How long a token is good whose server does not say so. */
const defaultLifetimeMs = 5 * 60_000;

/** Gets tokens by OAuth 2 client credentials (RFC 6749 section 4.4), asked for in JSON. */
export function createOauthTokens({
  url,
  clientId,
  clientSecret,
  timeoutMs = 10_000,
  clock,
}: OauthTokensOptions): HttpTokenProvider {
  const request = createBoundedRequest({ timeoutMs, maxBytes: 100_000, allowPrivate: true });
  const body = JSON.stringify({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  return createTokenCache({
    ...(clock && { clock }),
    async fetch() {
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const answer = jsonIn(successfulBody(await request(url, { method: 'POST', headers, body })));
      const token = fieldOf(answer, 'access_token');
      if (typeof token !== 'string') throw new OutsideError('malformed', 'expected an access_token');
      const seconds = Number(fieldOf(answer, 'expires_in'));
      return { token, lifetimeMs: seconds > 0 ? seconds * 1_000 : defaultLifetimeMs };
    },
  });
}
