import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { localsOf } from './locals.js';

/** No answer of the API is a page, or may be cached. */
const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Sets the headers that every answer has, and names the request: by the caller's `X-Request-Id` if it is a plain one. */
export const setHeaders: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id') ?? '';
  const requestId = /^[\w.-]{1,128}$/.test(given) ? given : randomUUID();
  localsOf(response).requestId = requestId;
  response.set({ ...securityHeaders, 'X-Request-Id': requestId });
  next();
};
