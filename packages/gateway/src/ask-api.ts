import { createTurns, type Turns } from './turns.js';

/** Where the API is, and with which key it is asked. */
export interface LookUpByApiOptions {
  /** The API's address, such as `http://127.0.0.1:9410`; `/api/v0` follows. */
  readonly url: string;
  /** A key with the role `gateway`. */
  readonly apiKey?: string;
  /** How long the API may take, in milliseconds; 5 s by default. */
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 5_000;

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

/** So many questions are put to the API at once: when all stations come back, it is to answer them, not to be flooded. */
const questionsAtOnce = 32;

/** Makes what puts questions to the API by and by. One that the API has no time for is {@link LookUpError} `unavailable`. */
export function takeTurns({ timeoutMs = defaultTimeoutMs }: LookUpByApiOptions): Turns {
  const tooLate = () => new LookUpError('unavailable', 'expected the API to have time for a question');
  return createTurns(questionsAtOnce, timeoutMs, tooLate);
}

/**
 * Asks the API for an object at a path below its version; `undefined` when there is none.
 *
 * @throws {LookUpError}
 */
export async function askApi(
  options: LookUpByApiOptions,
  path: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { status, body } = await send(options, path, {});
  // 400: an id or a hash that nothing can be registered under.
  if (status === 404 || status === 400) return undefined;
  if (status !== 200) throw anotherStatus(status, [200, 400, 404]);
  if (typeof body !== 'object' || body === null) throw new LookUpError('malformed', 'expected an object');
  return body as Readonly<Record<string, unknown>>;
}

/**
 * Posts something to the API at a path below its version. `taken` are the statuses that count as success.
 *
 * @throws {LookUpError}
 */
export async function tellApi(
  options: LookUpByApiOptions,
  path: string,
  { body, taken }: { readonly body: object; readonly taken: readonly number[] },
): Promise<void> {
  const { status } = await send(options, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!taken.includes(status)) throw anotherStatus(status, taken);
}

/** A key that is not known, or of another role, is the fault of whoever set the gateway up. */
function anotherStatus(status: number, expected: readonly number[]): LookUpError {
  const isKey = status === 401 || status === 403;
  const wanted = isKey
    ? `a key of the api with the role gateway: it answers ${status}`
    : `a status of ${expected.join(', ')}, not ${status}`;
  return new LookUpError('status', `expected ${wanted}`);
}

async function send(
  { url, apiKey, timeoutMs = defaultTimeoutMs }: LookUpByApiOptions,
  path: string,
  {
    headers,
    ...request
  }: Pick<RequestInit, 'method' | 'body'> & {
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<{ readonly status: number; readonly body?: unknown }> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/api/v0${path}`, {
      ...request,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'manual',
    });
    const { status } = response;
    if (status === 200) return { status, body: await response.json() };
    await response.body?.cancel();
    return { status };
  } catch (cause) {
    throw new LookUpError('unavailable', 'expected the API to answer in time, with JSON', { cause });
  }
}
