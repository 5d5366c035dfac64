import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '@csms/store';

/** How often something is tried when others are in the way. */
const maxAttempts = 60;

/** The longest pause between two attempts, in milliseconds. */
const maxPauseMs = 300;

/**
 * Repeats an attempt until nobody else was in the way: it reads, then writes on the condition that nothing has changed
 * since, and resolves to `undefined` when something had. Of several attempts that collide one always succeeds.
 *
 * @throws {StoreError} `unavailable` when somebody was in the way for too long.
 */
export async function untilDone<T>(attempt: () => Promise<{ readonly result: T } | undefined>): Promise<T> {
  for (let attempts = 1; attempts <= maxAttempts; attempts += 1) {
    const done = await attempt();
    if (done) return done.result;
    await sleep(Math.random() * Math.min(maxPauseMs, 10 * attempts));
  }
  throw new StoreError('unavailable', 'too many changes of the same data at once');
}
