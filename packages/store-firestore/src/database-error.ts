import { StoreError } from '@csms/store';

/**
 * Codes of gRPC by which Firestore refuses a commit: somebody else was first, or what is to be changed is not there.
 */
const refusals: ReadonlySet<number> = new Set([
  5, // NOT_FOUND
  6, // ALREADY_EXISTS
  9, // FAILED_PRECONDITION
  10, // ABORTED
]);

/** Codes which say that it can't serve now, or not us. */
const passing: ReadonlySet<number> = new Set([
  1, // CANCELLED
  2, // UNKNOWN
  4, // DEADLINE_EXCEEDED
  5, // NOT_FOUND, of a database that is not there
  7, // PERMISSION_DENIED
  8, // RESOURCE_EXHAUSTED
  9, // FAILED_PRECONDITION, of a query whose index has not been made yet
  13, // INTERNAL
  14, // UNAVAILABLE
  16, // UNAUTHENTICATED
]);

/**
 * Whether a commit was refused because a precondition does not hold, or because somebody else was changing the same.
 */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && refusals.has(code);
}

/**
 * The error of a request as the store reports it: whatever may be temporary is `unavailable`, also an error without a
 * code, since then the client did not reach the service (no credentials, no project). Everything else is a fault of
 * ours.
 */
export function databaseError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (code !== undefined && !passing.has(code)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError('unavailable', `the database does not answer: ${reason}`, { cause: error });
}

function codeOf(error: unknown): number | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? code : undefined;
}
