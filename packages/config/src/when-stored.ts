import { setTimeout } from 'node:timers/promises';
import { StoreError } from '@csms/store';
import type { ProgramLogger } from './logging.js';

/** How long to wait until the store is asked again, in milliseconds. */
const askAgainMs = 1_000;

/**
 * Resolves to what a use of the store comes to, however long the store is away, which is logged with each attempt. Rejects
 * with whatever else it fails with, as when a store is of another version or does not let the program in.
 */
export async function whenStored<T>(use: () => Promise<T>, logger: ProgramLogger): Promise<T> {
  let hasWaited = false;
  for (;;) {
    try {
      const result = await use();
      if (hasWaited) logger.info({}, 'the store is there');
      return result;
    } catch (err) {
      if (!(err instanceof StoreError) || err.code !== 'unavailable') throw err;
      // One line a second: where in our code it failed says nothing of why.
      logger.warn({ reason: err.message }, 'could not reach the store; it is tried again');
    }
    hasWaited = true;
    await setTimeout(askAgainMs);
  }
}
