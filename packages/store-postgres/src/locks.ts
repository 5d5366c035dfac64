import { createHash } from 'node:crypto';
import type { LockName } from './database.js';

/**
 * SQL that takes locks and holds them until its transaction ends. Several are taken in a fixed order, against
 * deadlocks.
 */
export function takeLocks(names: readonly LockName[]): string {
  const numbers = names.map(lockNumber).toSorted((a, b) => (a < b ? -1 : 1));
  return numbers.map((number) => `select pg_advisory_xact_lock(${number});`).join('');
}

/**
 * PostgreSQL's advisory locks are numbers of 64 bits. Two names practically never share one; if they do, they only wait
 * for each other.
 */
function lockNumber(name: LockName): bigint {
  return createHash('sha256')
    .update(JSON.stringify(['csms', ...name]))
    .digest()
    .readBigInt64BE();
}
