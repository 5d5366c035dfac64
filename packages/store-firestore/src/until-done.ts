import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '@csms/store';

/** So often something is tried that others are in the way of. */
const maxAttempts = 60;

/** The longest pause between two attempts, in milliseconds. */
const maxPauseMs = 300;

/**
 * Tries something until nobody else was in the way: reads, and writes on the condition that nothing has changed since.
 * `attempt` resolves to `undefined` when somebody was. Of those that are in each other's way one gets on each time.
 *
 * @throws {StoreError} `unavailable` when somebody was in the way for too long.
 */
export async function untilDone<T>(attempt: () => Promise<{ readonly result: T } | undefined>): Promise<T> {
  for (let attempts = 1; attempts <= maxAttempts; attempts += 1) {
    const done = await attempt();
    if (done) return done.result;
    await sleep(Math.random() * Math.min(maxPauseMs, 10 * attempts));
  }
  throw new StoreError('unavailable', 'too many want to change the same at once');
}
