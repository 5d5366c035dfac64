import type { Request, RequestHandler } from 'express';
import { ApiError } from './api-error.js';
import { type ApiKey, type Caller, createKeyRing, type Role } from './keys.js';
import { localsOf } from './locals.js';
import { networkOf, type RateLimit } from './rate-limit.js';

/** The caller of an API without keys, which only programs on this machine can reach. */
const local: Caller = { name: 'local', role: 'admin' };

/**
 * Makes the handler that lets the callers of some roles through, and notes who they are in the request's locals.
 * Callers without a valid key are limited by address, all others by key.
 */
export function createAuthorizer(
  keys: readonly ApiKey[],
  limit: RateLimit,
): (roles: readonly Role[]) => RequestHandler {
  const identify = keys.length === 0 ? () => local : byKey(keys, limit);
  return (roles) => (request, response, next) => {
    const caller = identify(request);
    localsOf(response).caller = caller;
    if (caller !== local && caller.role !== 'gateway') refuseTooMany(limit(`key ${caller.name}`));
    if (!roles.includes(caller.role))
      throw new ApiError(403, `a key of the role ${caller.role} may not do this`);
    next();
  };
}

/** Makes the handler that limits, by address, requests that need no key. */
export function limitStrangers(limit: RateLimit): RequestHandler {
  return ({ socket }, _response, next) => {
    refuseTooMany(limit(strangerAt(socket)));
    next();
  };
}

function strangerAt({ remoteAddress }: Request['socket']): string {
  return `address ${networkOf(remoteAddress)}`;
}

function refuseTooMany(retryAfterS: number | undefined): void {
  if (retryAfterS === undefined) return;
  throw new ApiError(429, `too many requests, ask again in ${retryAfterS} s`, {
    'Retry-After': `${retryAfterS}`,
  });
}

function byKey(keys: readonly ApiKey[], limit: RateLimit): (request: Request) => Caller {
  const find = createKeyRing(keys);
  return ({ headers: { authorization = '' }, socket }) => {
    const key = /^Bearer +(?<key>\S+) *$/i.exec(authorization)?.groups?.key;
    const caller = key === undefined ? undefined : find(key);
    if (caller) return caller;
    refuseTooMany(limit(strangerAt(socket)));
    if (key === undefined) throw unauthorized('expected a key in the header authorization, as Bearer <key>');
    throw unauthorized('the key is not known');
  };
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, message, { 'WWW-Authenticate': 'Bearer' });
}
