import express, { type RequestHandler } from 'express';
import { ApiError } from './api-error.js';

/** The largest body that is read, in bytes. */
const limit = 1024 * 1024;

const json = 'application/json';

/** Names under which every JavaScript object holds something; a body that uses one is up to no good. */
const hostileNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', 'toString']);

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const isEmpty = request.headers['content-length'] === '0';
  // Without any body the type is null. A body that is missing is told of later, whatever its type.
  if (!isEmpty && request.is(json) === false)
    throw new ApiError(415, `the body must be sent with content-type ${json}`);
  next();
};

const parse: RequestHandler = (request, _response, next) => {
  const bytes = request.body as Buffer | undefined;
  if (!bytes || bytes.length === 0) throw new ApiError(400, 'a body is required');
  request.body = parseJson(bytes);
  next();
};

/** Reads a body of JSON into `request.body`. */
export const readJsonBody: readonly RequestHandler[] = [
  refuseOtherTypes,
  express.raw({ type: json, limit, inflate: false }),
  parse,
];

function parseJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text, (name, value: unknown) => {
      if (hostileNames.has(name)) throw new ApiError(400, `${name} is a reserved word`);
      return value;
    });
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(400, 'the body is not valid JSON');
  }
}
