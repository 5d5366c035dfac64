import { successfulBody } from './answers.js';
import { createBoundedRequest, type OutsideRequest } from './bounded-request.js';
import type { HttpTokenProvider } from './http-tokens.js';
import { OutsideError } from './outside-error.js';

/** How an outside service that wants a token is asked. */
export interface AuthorizedRequestOptions {
  readonly tokens: HttpTokenProvider;
  /** How often it is asked at most; 2 by default. */
  readonly maxAttempts?: number;
  /** How long each time may take, in milliseconds; 10 s by default. */
  readonly timeoutMs?: number;
}

/** Asks a service outside. Resolves to the body of its answer; rejects with an {@link OutsideError} when it has none. */
export type AuthorizedRequest = (
  url: string,
  request?: Omit<OutsideRequest, 'headers'> & { readonly contentType?: string },
) => Promise<Uint8Array>;

/** The longest answer that is read. */
const maxBytes = 1_000_000;

/**
 * Makes the function by which services of the Open Plug & Charge Protocol are asked. What fails is asked again with a
 * fresh token, since a token may have expired; after the last time the last failure is the outcome.
 */
export function createAuthorizedRequest({
  tokens,
  maxAttempts = 2,
  timeoutMs = 10_000,
}: AuthorizedRequestOptions): AuthorizedRequest {
  const request = createBoundedRequest({ timeoutMs, maxBytes, allowPrivate: true });
  return async (url, { contentType, ...asked } = {}) => {
    let refused: string | undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        const token = await tokens.token(refused);
        refused = token;
        const headers = {
          authorization: `Bearer ${token}`,
          'x-api-key': token,
          ...(contentType !== undefined && { 'content-type': contentType }),
        };
        return successfulBody(await request(url, { ...asked, headers }));
      } catch (error) {
        if (attempt >= maxAttempts || !(error instanceof OutsideError) || asked.signal?.aborted) throw error;
      }
    }
  };
}
