import type { Response } from 'express';
import type { Caller } from './keys.js';

/** What is known of a request while it is answered. */
export interface RequestLocals {
  requestId: string;
  /** Absent where no key is asked for. */
  caller?: Caller;
}

/** What is known of the request that a response answers. */
export function localsOf(response: Response): RequestLocals {
  return response.locals as RequestLocals;
}
