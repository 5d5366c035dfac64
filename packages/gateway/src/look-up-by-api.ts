import type { LookUpStation, StationAuthentication } from './authentication.js';

/** Where to ask for stations. */
export interface LookUpByApiOptions {
  /** The API's address, such as `http://127.0.0.1:9410`; `/api/v0` follows. */
  readonly url: string;
  /** A key with the role `gateway`. */
  readonly apiKey?: string;
  /** How long the API may take, in milliseconds; 5 s by default. */
  readonly timeoutMs?: number;
}

/** Why the API could not tell about a station. */
export class LookUpError extends Error {
  override readonly name = 'LookUpError';

  constructor(
    /** It can't be reached or was too slow, it answered with another status, or with something unexpected. */
    readonly code: 'unavailable' | 'status' | 'malformed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Looks stations up over the API's `/cs/{csId}/auth`, for a gateway without a store.
 *
 * What this returns rejects with a {@link LookUpError}.
 */
export function lookUpByApi({ url, apiKey, timeoutMs = 5_000 }: LookUpByApiOptions): LookUpStation {
  const base = `${url.replace(/\/+$/, '')}/api/v0/cs/`;
  const headers = {
    accept: 'application/json',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };

  return async (stationId) => {
    // These two would be resolved as steps in the path.
    if (stationId === '.' || stationId === '..') return undefined;
    let response: Response;
    let body: unknown;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      response = await fetch(`${base}${encodeURIComponent(stationId)}/auth`, {
        headers,
        signal,
        redirect: 'manual',
      });
      if (response.status === 200) body = await response.json();
      else await response.body?.cancel();
    } catch (cause) {
      throw new LookUpError('unavailable', 'expected the API to answer in time, with JSON', { cause });
    }
    // 400: an id that no station can be registered under.
    if (response.status === 404 || response.status === 400) return undefined;
    if (response.status !== 200) {
      throw new LookUpError('status', `expected status 200, 400 or 404, not ${response.status}`);
    }
    return readAuthentication(body);
  };
}

/** On the API a profile is counted from 0: plain, TLS, TLS with client certificate. */
const profiles = new Map<unknown, StationAuthentication['securityProfile']>([
  [0, 1],
  [1, 2],
  [2, 3],
]);

function readAuthentication(body: unknown): StationAuthentication {
  if (typeof body !== 'object' || body === null) throw new LookUpError('malformed', 'expected an object');
  const { securityProfile, base64SHA256Password, invalidUsernameAllowed } = body as Record<string, unknown>;
  const profile = profiles.get(securityProfile);
  if (profile === undefined) throw new LookUpError('malformed', 'expected securityProfile 0, 1 or 2');
  return {
    securityProfile: profile,
    ...(typeof base64SHA256Password === 'string' && { passwordSha256: base64SHA256Password }),
    anyUsername: invalidUsernameAllowed === true,
  };
}
