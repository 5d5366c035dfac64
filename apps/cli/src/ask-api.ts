import { STATUS_CODES } from 'node:http';
import { CliError, codeOf, UsageError } from './cli-error.js';
import type { Options, Values } from './command.js';
import { readInput } from './read-input.js';

/** The options that say where the API is, and with which key it is asked. */
export const apiOptions = {
  'api-url': { value: 'URL', help: 'the API; by default CSMS_API_URL or http://127.0.0.1:9410' },
  'api-key-file': { value: 'FILE', help: 'holds a key of the API; by default CSMS_API_KEY is the key' },
} as const satisfies Options;

/** What the API is asked for. */
export interface ApiQuestion {
  readonly method: 'GET' | 'POST';
  /** Below the API's version. A part of it that comes from outside goes through {@link pathPart}. */
  readonly path: string;
  readonly body?: object;
}

/** How long the API may take, in milliseconds. */
const timeoutMs = 30_000;

/** An id as one level of a path. `.` and `..`, which would be steps in the path, are refused. */
export function pathPart(name: string, id: string): string {
  if (['', '.', '..'].includes(id)) throw new UsageError(`${name}: there is none that is called '${id}'`);
  return encodeURIComponent(id);
}

/**
 * Asks the API; resolves to what it answers, `undefined` for an answer without a body.
 *
 * @throws {CliError} when it can't be reached, or refuses: then with its own words, which name the field at fault.
 */
export async function askApi(
  values: Values<typeof apiOptions>,
  { method, path, body }: ApiQuestion,
): Promise<unknown> {
  const base = baseOf(values['api-url'] ?? process.env.CSMS_API_URL ?? 'http://127.0.0.1:9410');
  const key = await keyFrom(values['api-key-file']);
  const { status, text } = await send(`${base}/api/v0${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = readJson(text);
  if (status >= 200 && status < 300 && (text === '' || answer !== undefined)) return answer;
  const { error } = (answer ?? {}) as { readonly error?: unknown };
  const said = typeof error === 'string' ? error : `what is at ${base} is not the API of a CSMS`;
  throw new CliError(`the API answers ${status} ${STATUS_CODES[status]}: ${said}`);
}

function baseOf(address: string): string {
  const { protocol, username, password, origin, pathname } = URL.canParse(address)
    ? new URL(address)
    : new URL('invalid:');
  if (!(protocol === 'http:' || protocol === 'https:')) {
    throw new UsageError('expected an address of the API such as http://127.0.0.1:9410');
  }
  if (username || password)
    throw new UsageError('the address of the API has no room for a name or a password');
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

async function keyFrom(file: string | undefined): Promise<string | undefined> {
  const key = file === undefined ? process.env.CSMS_API_KEY : String(await readInput(file)).trim();
  if (key === undefined || (file === undefined && key === '')) return undefined;
  // Checked here because the error of `fetch` would show a key that can't be sent.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new CliError(`${file ?? 'CSMS_API_KEY'}: expected a key of letters, digits and signs`);
  }
  return key;
}

async function send(url: string, request: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw new CliError(`can't reach the API at ${new URL(url).origin} (${whyOf(cause)})`, { cause });
  }
}

/** The cause of an error of `fetch` says why, except for the time limit. */
function whyOf(error: unknown): string {
  const { name, cause = error } = error as Error;
  return name === 'TimeoutError' ? `no answer in ${timeoutMs / 1_000} s` : codeOf(cause);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
