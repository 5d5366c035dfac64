import assert from 'node:assert/strict';
import { StoreError, type StoreErrorCode } from '../store-error.js';

/** Asserts that two values are the same: dates as dates, and absent the same as `undefined` but never as `null`. */
export function assertSame(actual: unknown, expected: unknown, message?: string): void {
  assert.deepEqual(snapshot(actual), snapshot(expected), message);
}

/** Asserts that a promise is rejected with a {@link StoreError} of a code. */
export async function assertFails(promise: Promise<unknown>, code: StoreErrorCode): Promise<void> {
  await assert.rejects(promise, (error: unknown) => {
    assert.ok(error instanceof StoreError, `expected a StoreError, not ${String(error)}`);
    assert.equal(error.code, code);
    return true;
  });
}

/** A copy of a value as {@link assertSame} sees it, to compare with later. */
export function snapshot(value: unknown): unknown {
  if (value instanceof Date) return new Date(value);
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, snapshot(item)]));
  if (Array.isArray(value)) return value.map(snapshot);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(present.map(([key, field]) => [key, snapshot(field)]));
}

/** Changes a value in every place, as careless code would. What can't be changed stays. */
export function spoil(value: unknown): void {
  if (value instanceof Date) {
    value.setTime(0);
  } else if (value instanceof Map) {
    for (const item of value.values()) spoil(item);
    value.clear();
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      spoil(field);
      if (typeof field !== 'object') Reflect.set(value, key, 'spoilt');
    }
    Reflect.set(value, Array.isArray(value) ? value.length : 'spoilt', 'spoilt');
  }
}
