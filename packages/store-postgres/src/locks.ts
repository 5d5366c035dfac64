import { createHash } from 'node:crypto';
import type { LockName } from './database.js';

/**
 * SQL that waits for locks and holds them until its transaction ends. Those who want several take them in one order, so
 * that they don't wait for each other.
 */
export function takeLocks(names: readonly LockName[]): string {
  const numbers = names.map(lockNumber).toSorted((a, b) => (a < b ? -1 : 1));
  return numbers.map((number) => `select pg_advisory_xact_lock(${number});`).join('');
}

/** PostgreSQL's locks are numbers of 64 bits. Two names have the same one as good as never, and then wait for each other. */
function lockNumber(name: LockName): bigint {
  return createHash('sha256')
    .update(JSON.stringify(['csms', ...name]))
    .digest()
    .readBigInt64BE();
}
