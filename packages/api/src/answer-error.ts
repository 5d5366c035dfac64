import { STATUS_CODES } from 'node:http';
import { CallRequestError, CommandError, SendError } from '@csms/calls';
import { StoreError } from '@csms/store';
import type { ErrorRequestHandler } from 'express';
import { ApiError, notFound } from './api-error.js';
import { localsOf, namesOf } from './locals.js';
import type { Logger } from './options.js';

/**
 * Answers whatever was thrown with `{status, error}`. The caller is told what was wrong with its request; of a fault of
 * ours only that there was one: the log has the rest.
 */
export function answerError(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, _request, response, _next) => {
    const { status, message, headers, faults } = toApiError(thrown);
    if (status >= 500) logger.error({ ...namesOf(localsOf(response)), err: thrown }, 'request failed');
    response.status(status).set(headers).json({ status: STATUS_CODES[status], error: message, faults });
  };
}

/** The HTTP status that answers what was thrown. */
export function statusOf(thrown: unknown): number {
  return toApiError(thrown).status;
}

function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof StoreError) return ofStore(thrown);
  if (thrown instanceof CommandError) return ofCommand(thrown);
  if (thrown instanceof CallRequestError) return new ApiError(422, thrown.message);
  if (thrown instanceof SendError) return ofSending(thrown);
  return ofExpress(thrown) ?? new ApiError(500, 'internal error');
}

function ofStore({ code }: StoreError): ApiError {
  switch (code) {
    case 'unavailable':
      return new ApiError(503, 'the store is not available, try again later', { 'Retry-After': '5' });
    case 'invalid-cursor':
      return new ApiError(400, 'cursor must be one that this list gave out');
    case 'conflict':
      return new ApiError(409, 'another record stands in the way');
    case 'full':
      return new ApiError(409, 'too much waits for the station already');
  }
}

function ofCommand({ code, message }: CommandError): ApiError {
  switch (code) {
    case 'conflicting-profile':
    case 'id-taken':
    case 'unknown-list':
      return new ApiError(409, message);
    case 'duplicate':
    case 'invalid-command':
    case 'not-supported':
    case 'too-many-entries':
      return new ApiError(422, message);
  }
}

function ofSending({ code, message }: SendError): ApiError {
  switch (code) {
    case 'unknown-station':
      return notFound('csId');
    case 'not-accepted':
      return new ApiError(409, message);
    case 'unavailable':
      return new ApiError(503, 'the broker is not available, try again later', { 'Retry-After': '5' });
  }
}

/**
 * The error for what Express and its body parser refuse. Other errors may have a status too, but not one about the
 * request.
 */
function ofExpress(thrown: unknown): ApiError | undefined {
  if (thrown instanceof URIError) return new ApiError(400, 'the path is not percent-encoded correctly');
  const { type } = (thrown ?? {}) as { readonly type?: unknown };
  const [status, message] = refusals.get(type) ?? [];
  return status && message ? new ApiError(status, message) : undefined;
}

/** By the types of errors of the body parser. */
const refusals: ReadonlyMap<unknown, readonly [status: number, message: string]> = new Map([
  ['encoding.unsupported', [415, 'the body must be sent without a content-encoding']],
  ['entity.too.large', [413, 'the body must not be larger than 1 MiB']],
  ['request.aborted', [400, 'the body ended too early']],
  ['request.size.invalid', [400, 'the body is not as long as its content-length says']],
]);
