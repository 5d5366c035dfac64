import type { OutsideAnswer } from './bounded-request.js';
import { OutsideError } from './outside-error.js';

/** Statuses of the 4xx after which asking again may help: they are about the token, the time or the load. */
const passing: ReadonlySet<number> = new Set([401, 403, 408, 429]);

/**
 * The body of an answer.
 *
 * @throws {OutsideError} `refused` or `failed` when the status is no success.
 */
export function successfulBody({ status, body }: OutsideAnswer): Uint8Array {
  if (status >= 200 && status < 300) return body;
  const isFinal = status >= 400 && status < 500 && !passing.has(status);
  throw new OutsideError(isFinal ? 'refused' : 'failed', `expected success, not status ${status}`);
}

/**
 * The value that JSON text says.
 *
 * @throws {OutsideError} `malformed` when it is none. What was answered is not repeated.
 */
export function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    throw new OutsideError('malformed', 'expected an answer in JSON');
  }
}

/** A field of a value that may be anything; `undefined` where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
