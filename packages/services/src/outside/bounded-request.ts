import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { OutsideError } from './outside-error.js';
import { isPublicAddress } from './public-address.js';

/** An address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Limits of what is asked outside. */
export interface BoundedRequestOptions {
  /** How long everything may take, from finding the host to the answer's last byte, in milliseconds. */
  readonly timeoutMs: number;
  /** The longest body of an answer. */
  readonly maxBytes: number;
  /** Whether loopback, link-local and private addresses may be asked too; no by default. */
  readonly allowPrivate?: boolean;
  /** Finds a host's addresses; as the system does by default. Rejects when there are none. */
  readonly resolve?: (host: string) => Promise<readonly HostAddress[]>;
}

/** What is asked. */
export interface OutsideRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Gives up. */
  readonly signal?: AbortSignal;
}

/** What was answered, whatever the status; a redirect is an answer like any other, and not followed. */
export interface OutsideAnswer {
  readonly status: number;
  readonly headers: Readonly<http.IncomingHttpHeaders>;
  readonly body: Uint8Array;
}

/** Asks a service outside, once. Rejects with an {@link OutsideError} when there is no answer. */
export type BoundedRequest = (url: string, request?: OutsideRequest) => Promise<OutsideAnswer>;

/**
 * Makes the function by which everything outside is asked: bounded in time and size, without redirects, and only at
 * addresses that are allowed. It connects to the address that was checked, so a name that changes its address in between
 * gains nothing.
 */
export function createBoundedRequest({
  timeoutMs,
  maxBytes,
  allowPrivate = false,
  resolve = (host) => lookup(host, { all: true }),
}: BoundedRequestOptions): BoundedRequest {
  const isAllowed = (address: string) => allowPrivate || isPublicAddress(address);
  const lookupAllowed: LookupFunction = (host, { all }, callback) => {
    findAllowed(host).then(
      ([first, ...others]) =>
        all ? callback(null, [first, ...others]) : callback(null, first.address, first.family),
      (cause: unknown) => callback(asOutsideError(cause, host), ''),
    );
  };

  async function findAllowed(host: string): Promise<[HostAddress, ...HostAddress[]]> {
    const [first, ...others] = (await resolve(host)).filter(({ address }) => isAllowed(address));
    if (!first) throw refusal(host);
    return [first, ...others];
  }

  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    const target = readUrl(url);
    // An address is not looked up, so it is checked here.
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !isAllowed(literal)) throw refusal(literal);
    if (signal?.aborted) throw abortion();

    let reason: OutsideError | undefined;
    const { request: start } = target.protocol === 'https:' ? https : http;
    const request = start(target, { method, headers, lookup: lookupAllowed, agent: false });
    // Errors reach whoever waits for the response or reads it; later ones concern nobody.
    request.on('error', () => {});
    const stop = (error: OutsideError) => {
      reason ??= error;
      request.destroy();
    };
    const onAbort = () => stop(abortion());
    const timer = setTimeout(
      () => stop(new OutsideError('timeout', `expected ${target.host} to answer in ${timeoutMs} ms`)),
      timeoutMs,
    );
    signal?.addEventListener('abort', onAbort);
    try {
      request.end(body);
      const [message] = (await once(request, 'response')) as [http.IncomingMessage];
      const { statusCode = 0, headers: answered } = message;
      return { status: statusCode, headers: answered, body: await readBody(message, maxBytes) };
    } catch (cause) {
      throw reason ?? asOutsideError(cause, target.host);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      request.destroy();
    }
  };
}

function readUrl(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol) || target.username || target.password) {
    throw new OutsideError('invalid-url', 'expected a URL of http or https without credentials');
  }
  return target;
}

async function readBody(message: http.IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes)
      throw new OutsideError('too-large', `expected an answer of ${maxBytes} bytes at most`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function refusal(host: string): OutsideError {
  return new OutsideError('address-refused', `expected a public address of ${host}`);
}

function abortion(): OutsideError {
  return new OutsideError('aborted', 'expected the caller not to abort the request');
}

function asOutsideError(cause: unknown, host: string): OutsideError {
  if (cause instanceof OutsideError) return cause;
  return new OutsideError('unavailable', `expected ${host} to be reached and to answer`, { cause });
}
