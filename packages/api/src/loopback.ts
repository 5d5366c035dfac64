import { BlockList, isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { ApiError } from './api-error.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an IP address is one that only this machine reaches. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Keeps an API without keys to programs on this machine. A foreign web page in a browser on this machine must not reach
 * it, neither by a cross-origin request nor by a name that was made to resolve to loopback (DNS rebinding).
 */
export const refuseForeigners: RequestHandler = (request, _response, next) => {
  const { host, origin, 'sec-fetch-site': site = 'none' } = request.headers;
  if (!isLoopbackAddress(request.socket.localAddress ?? '')) {
    throw new ApiError(403, 'without keys the api serves loopback only');
  }
  if (!isLoopbackHost(host))
    throw new ApiError(403, 'without keys the host must be localhost or a loopback address');
  const sameOrigin = origin === undefined || origin === `http://${host}`;
  if (!sameOrigin || (site !== 'none' && site !== 'same-origin')) {
    throw new ApiError(403, 'without keys the api takes no requests from other origins');
  }
  next();
};

function isLoopbackHost(host: string | undefined): boolean {
  const name = /^(?:\[(?<v6>[^\]]+)\]|(?<name>[^:]+))(?::\d+)?$/.exec(host ?? '')?.groups;
  if (!name) return false;
  return name.name?.toLowerCase() === 'localhost' || isLoopbackAddress(name.v6 ?? name.name ?? '');
}
