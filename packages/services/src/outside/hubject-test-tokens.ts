import { fieldOf, jsonIn, successfulBody } from './answers.js';
import { createBoundedRequest } from './bounded-request.js';
import type { HttpTokenProvider } from './http-tokens.js';
import { OutsideError } from './outside-error.js';
import { createTokenCache } from './token-cache.js';

/** Where the token of Hubject's test environment stands. */
export interface HubjectTestTokensOptions {
  readonly url: string;
  /** How long a token is good, in milliseconds; an hour by default. */
  readonly ttlMs?: number;
  /** How long the page may take to come, in milliseconds; 10 s by default. */
  readonly timeoutMs?: number;
  readonly clock?: { now(): Date };
}

/** Reads the token of Hubject's test environment off the page that shows it to everybody. */
export function createHubjectTestTokens({
  url,
  ttlMs: lifetimeMs = 60 * 60_000,
  timeoutMs = 10_000,
  clock,
}: HubjectTestTokensOptions): HttpTokenProvider {
  const request = createBoundedRequest({ timeoutMs, maxBytes: 1_000_000, allowPrivate: true });
  return createTokenCache({
    ...(clock && { clock }),
    async fetch() {
      const data = fieldOf(jsonIn(successfulBody(await request(url))), 'data');
      const token = typeof data === 'string' ? /Bearer (\S+)[^\S\n]*$/m.exec(data)?.[1] : undefined;
      if (token === undefined)
        throw new OutsideError('malformed', 'expected a page with a token after Bearer');
      return { token, lifetimeMs };
    },
  });
}
