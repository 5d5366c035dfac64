import type { Response } from 'express';
import type { Caller } from './keys.js';

/** What is known of a request while it is answered. */
export interface RequestLocals {
  requestId: string;
  /** Absent where it is part of no trace. */
  traceId?: string;
  /** Absent where no key is asked for. */
  caller?: Caller;
}

/** What is known of the request that a response answers. */
export function localsOf(response: Response): RequestLocals {
  return response.locals as RequestLocals;
}

/** The fields that name a request in log records. */
export function namesOf({ requestId, traceId }: RequestLocals): Pick<RequestLocals, 'requestId' | 'traceId'> {
  return { requestId, ...(traceId !== undefined && { traceId }) };
}
