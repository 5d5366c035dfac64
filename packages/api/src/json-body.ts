import express, { type RequestHandler } from 'express';
import { ApiError } from './api-error.js';

/** The largest body that is read, in bytes. */
const limit = 1024 * 1024;

const json = 'application/json';
const ndjson = 'application/x-ndjson';

/** Names that every JavaScript object inherits; no honest body uses one. */
const hostileNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', 'toString']);

/** More levels than any body needs, and few enough to be copied and written without exhausting the stack. */
const maxNesting = 100;

/** Reads a body of one of some types as bytes into `request.body`. */
function readBytes(types: readonly string[]): readonly RequestHandler[] {
  const refuseOthers: RequestHandler = (request, _response, next) => {
    const isEmpty = request.headers['content-length'] === '0';
    // Without any body the type is null. A missing body is refused later.
    if (!isEmpty && request.is([...types]) === false)
      throw new ApiError(415, `the body must be sent with content-type ${types.join(' or ')}`);
    next();
  };
  const refuseNone: RequestHandler = (request, _response, next) => {
    if (!(request.body as Buffer | undefined)?.length) throw new ApiError(400, 'a body is required');
    next();
  };
  return [refuseOthers, express.raw({ type: [...types], limit, inflate: false }), refuseNone];
}

/** Reads a body of JSON into `request.body`. */
export const readJsonBody: readonly RequestHandler[] = [
  ...readBytes([json]),
  (request, _response, next) => {
    request.body = parseJson(textOf(request.body as Buffer));
    next();
  },
];

/** An item of a list as it was sent: what it is, or why it can't be read. */
export type SentItem = { readonly value: unknown } | { readonly error: string };

/** Reads a body that is a list, in JSON or NDJSON, into `request.body`, as {@link SentItem}s. */
export const readListBody: readonly RequestHandler[] = [
  ...readBytes([json, ndjson]),
  (request, _response, next) => {
    const text = textOf(request.body as Buffer);
    request.body = request.is(ndjson) ? linesOf(text) : itemsOf(parseJson(text));
    next();
  },
];

function itemsOf(list: unknown): readonly SentItem[] {
  if (!Array.isArray(list)) throw new ApiError(400, 'body must be array');
  return list.map((value: unknown) => ({ value }));
}

function linesOf(text: string): readonly SentItem[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    try {
      return { value: parseJson(line, 'the line') };
    } catch (error) {
      if (error instanceof ApiError) return { error: error.message };
      throw error;
    }
  });
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError(400, 'the body is not valid UTF-8');
  }
}

/** @throws {ApiError} 400 for what is no JSON, what is nested too deep, and for reserved words */
function parseJson(text: string, what = 'the body'): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError(400, `${what} is not valid JSON`);
  }
  refuseHostile(value, what);
  return value;
}

function refuseHostile(value: unknown, what: string, levels = maxNesting): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new ApiError(400, `${what} is nested deeper than ${maxNesting} levels`);
  for (const [name, inner] of Object.entries(value)) {
    if (hostileNames.has(name)) throw new ApiError(400, `${name} is a reserved word`);
    refuseHostile(inner, what, levels - 1);
  }
}
