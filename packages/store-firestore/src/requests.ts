import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '@csms/store';
import { databaseError } from './database-error.js';

/** How many requests may be under way. */
const maxRequests = 5_000;

/** Requests of a client, which do not take longer than a time. */
export interface Requests {
  /** Makes a request, and rejects with `unavailable` when it takes too long. */
  make<T>(request: () => Promise<T>): Promise<T>;
  /**
   * Makes no further request, and resolves when those under way have ended or their time is over: to whether all have
   * ended.
   */
  end(): Promise<boolean>;
}

/**
 * Makes requests reject when they take longer than a time. The client itself retries for minutes, which can't be
 * stopped; such requests count as under way, so that they don't pile up while the service is away.
 */
export function createRequests(timeoutMs: number): Requests {
  const underWay = new Set<Promise<unknown>>();
  let hasEnded = false;

  return {
    async make(request) {
      if (hasEnded) throw new StoreError('unavailable', 'the database was closed');
      if (underWay.size >= maxRequests) {
        throw new StoreError('unavailable', 'too many requests wait for the database');
      }
      const made = request();
      const settled: Promise<unknown> = made.then(
        () => underWay.delete(settled),
        () => underWay.delete(settled),
      );
      underWay.add(settled);
      const timer = new AbortController();
      const late = sleep(timeoutMs, undefined, { signal: timer.signal }).then(() => {
        throw new StoreError('unavailable', `the database did not answer within ${timeoutMs} ms`);
      });
      try {
        return await Promise.race([made, late]);
      } catch (error) {
        throw databaseError(error);
      } finally {
        late.catch(() => {}); // that it was called off
        timer.abort();
      }
    },

    async end() {
      hasEnded = true;
      const timer = new AbortController();
      const late = sleep(timeoutMs, undefined, { signal: timer.signal }).catch(() => {});
      await Promise.race([Promise.all(underWay), late]);
      timer.abort();
      return underWay.size === 0;
    },
  };
}
