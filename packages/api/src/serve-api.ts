import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from './api.js';
import { isLoopbackAddress } from './loopback.js';
import type { ApiOptions } from './options.js';
import { ApiSetupError } from './setup-error.js';

/** Where the API is served. */
export interface ServeApiOptions extends ApiOptions {
  /** Name or address to listen on; absent for every interface. */
  readonly host?: string;
  /** 0 for a free port. */
  readonly port: number;
}

/** The API at work. */
export interface ApiServer {
  /** Address that it listens on. */
  readonly host: string;
  readonly port: number;
  /** Takes no more requests and resolves when those in hand are answered, which is waited for up to 10 seconds. */
  close(): Promise<void>;
}

/** How long a request may take to arrive, in milliseconds. */
const requestTimeoutMs = 30_000;

/**
 * How long an idle connection is kept, in milliseconds: longer than clients and load balancers keep it, mostly 60 s. If
 * the server closed it first, a request sent at that moment would be lost.
 */
const keepAliveTimeoutMs = 75_000;

/** How long requests in hand are waited for, in milliseconds. */
const closeTimeoutMs = 10_000;

/**
 * Serves the API. Without keys it listens on loopback only.
 *
 * @throws {ApiSetupError} `keys-required`, `invalid-key` or `cannot-listen`.
 */
export async function serveApi({ host, port, ...options }: ServeApiOptions): Promise<ApiServer> {
  const where = placeOf({ host, port });
  // The address is looked up once, so that what was found to be loopback is what is listened on.
  const address = await addressToServe({ host, port, keys: options.keys });
  const server = createServer(
    { requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveTimeoutMs },
    createApi(options),
  );
  endConnectionsWhenClosing(server);
  try {
    server.listen({ host: address, port });
    await once(server, 'listening');
  } catch (cause) {
    throw cannotListen(where, cause);
  }
  const bound = server.address() as AddressInfo;
  return { host: bound.address, port: bound.port, close: () => stop(server) };
}

/**
 * The address that the API would listen on, absent for every interface.
 *
 * @throws {ApiSetupError} `keys-required`, or `cannot-listen` for a name that has no address.
 */
export async function addressToServe({
  host,
  port,
  keys,
}: Pick<ServeApiOptions, 'host' | 'port' | 'keys'>): Promise<string | undefined> {
  const where = placeOf({ host, port });
  const address = host === undefined ? undefined : await addressOf(host, where);
  if (keys?.length || (address && isLoopbackAddress(address))) return address;
  throw new ApiSetupError('keys-required', `the api needs keys to listen on ${where}, which is not loopback`);
}

function placeOf({ host, port }: Pick<ServeApiOptions, 'host' | 'port'>): string {
  return `${host ?? 'every interface'}, port ${port}`;
}

async function addressOf(host: string, where: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch (cause) {
    throw cannotListen(where, cause);
  }
}

function cannotListen(where: string, cause: unknown): ApiSetupError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ApiSetupError('cannot-listen', `the api can't listen on ${where}: ${reason}`, { cause });
}

/** Node closes only the connections that are idle at that moment; one that falls idle later would be waited for. */
function endConnectionsWhenClosing(server: Server): void {
  server.on('request', (_request, response) => {
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
  });
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
  await closed;
  clearTimeout(timer);
}
