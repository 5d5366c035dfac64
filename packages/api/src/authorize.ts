import type { Request, RequestHandler } from 'express';
import { ApiError } from './api-error.js';
import { type ApiKey, type Caller, createKeyRing, type Role } from './keys.js';
import { localsOf } from './locals.js';

/** Whoever asks an API without keys, which only this machine's programs can. */
const local: Caller = { name: 'local', role: 'admin' };

/** Makes the handler that lets the callers of some roles through, and notes who they are in the request's locals. */
export function createAuthorizer(keys: readonly ApiKey[]): (roles: readonly Role[]) => RequestHandler {
  const identify = keys.length === 0 ? () => local : byKey(keys);
  return (roles) => (request, response, next) => {
    const caller = identify(request);
    if (!roles.includes(caller.role))
      throw new ApiError(403, `a key of the role ${caller.role} may not do this`);
    localsOf(response).caller = caller;
    next();
  };
}

function byKey(keys: readonly ApiKey[]): (request: Request) => Caller {
  const find = createKeyRing(keys);
  return ({ headers: { authorization = '' } }) => {
    const key = /^Bearer +(?<key>\S+) *$/i.exec(authorization)?.groups?.key;
    if (key === undefined) throw unauthorized('expected a key in the header authorization, as Bearer <key>');
    const caller = find(key);
    if (!caller) throw unauthorized('the key is not known');
    return caller;
  };
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, message, { 'WWW-Authenticate': 'Bearer' });
}
