/** Where to ask for stations and their certificates. */
export interface LookUpByApiOptions {
  /** The API's address, such as `http://127.0.0.1:9410`; `/api/v0` follows. */
  readonly url: string;
  /** A key with the role `gateway`. */
  readonly apiKey?: string;
  /** How long the API may take, in milliseconds; 5 s by default. */
  readonly timeoutMs?: number;
}

/** Why the API could not tell. */
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
 * Asks the API for an object at a path below its version; `undefined` when there is none.
 *
 * @throws {LookUpError}
 */
export async function askApi(
  { url, apiKey, timeoutMs = 5_000 }: LookUpByApiOptions,
  path: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const headers = {
    accept: 'application/json',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  let response: Response;
  let body: unknown;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    response = await fetch(`${url.replace(/\/+$/, '')}/api/v0${path}`, {
      headers,
      signal,
      redirect: 'manual',
    });
    if (response.status === 200) body = await response.json();
    else await response.body?.cancel();
  } catch (cause) {
    throw new LookUpError('unavailable', 'expected the API to answer in time, with JSON', { cause });
  }
  // 400: an id or a hash that nothing can be registered under.
  if (response.status === 404 || response.status === 400) return undefined;
  if (response.status !== 200) {
    throw new LookUpError('status', `expected status 200, 400 or 404, not ${response.status}`);
  }
  if (typeof body !== 'object' || body === null) throw new LookUpError('malformed', 'expected an object');
  return body as Readonly<Record<string, unknown>>;
}
