import type { HttpTokenProvider } from './http-tokens.js';
import { OutsideError } from './outside-error.js';

/** A token that was fetched. */
export interface FetchedToken {
  readonly token: string;
  /** How long it is good, in milliseconds. */
  readonly lifetimeMs: number;
}

/** What a cache of tokens works with. */
export interface TokenCacheOptions {
  fetch(): Promise<FetchedToken>;
  readonly clock?: { now(): Date };
}

/** The last minute of a token's life is not used, or the last tenth when that is shorter: it takes time to get there. */
const maxMarginMs = 60_000;

/** A token, and nothing that could end or add to a header. */
const tokenPattern = /^[\x21-\x7e]+$/;

/** Keeps a token until shortly before it expires. However many ask, one is fetched at a time. */
export function createTokenCache({
  fetch,
  clock = { now: () => new Date() },
}: TokenCacheOptions): HttpTokenProvider {
  let cached: { readonly token: string; readonly goodUntilMs: number } | undefined;
  let fetching: Promise<string> | undefined;

  async function fetchNext(): Promise<string> {
    const { token, lifetimeMs } = await fetch();
    if (!tokenPattern.test(token)) throw new OutsideError('malformed', 'expected a token without blanks');
    const goodForMs = lifetimeMs - Math.min(maxMarginMs, lifetimeMs / 10);
    cached = { token, goodUntilMs: clock.now().getTime() + goodForMs };
    return token;
  }

  return {
    async token(refused) {
      if (cached && cached.token !== refused && clock.now().getTime() < cached.goodUntilMs)
        return cached.token;
      fetching ??= fetchNext().finally(() => {
        fetching = undefined;
      });
      return fetching;
    },
  };
}
