import { StoreError } from '@csms/store';

/** Classes of SQLSTATE which say that the server can't serve now, or that another transaction was in the way. */
const passingClasses: ReadonlySet<string> = new Set([
  '08', // connection
  '28', // log-in
  '3D', // no such database
  '40', // deadlock, serialization
  '53', // out of connections, memory or disk
  '57', // shut down, cancelled, past the time limit
  '58', // the system beneath it failed
]);

/**
 * In this order: a lock was not free in time; the server is a standby, which takes no writes until it is promoted; a
 * pipelined statement was not prepared because an earlier one on its connection failed; a statement was prepared before
 * a later version of the program changed its table, which a new connection will prepare anew.
 */
const passingStates: ReadonlySet<string> = new Set(['55P03', '25006', '26000', '0A000']);

/**
 * The error of a statement as the store reports it: whatever may be temporary is `unavailable`, also an error without
 * SQLSTATE, which is how a client rejects that lost its connection. Everything else is a fault of ours.
 */
export function databaseError(error: unknown): unknown {
  const state = sqlStateOf(error);
  const isPassing = !state || passingClasses.has(state.slice(0, 2)) || passingStates.has(state);
  if (!isPassing || error instanceof StoreError) return error;
  return new StoreError('unavailable', `the database does not answer: ${reasonOf(error)}`, { cause: error });
}

/** Whether an error says that the database can't be reached. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'unavailable';
}

/**
 * Why a server will never let us in, if that is what an error says: the role or its password (class 28, or no password
 * at all), or a database that does not exist.
 */
export function refusalReason(error: unknown): string | undefined {
  const cause = error instanceof StoreError ? error.cause : error;
  const state = sqlStateOf(cause);
  const reason = reasonOf(cause);
  const isRefusal = state ? /^(28|3D)/.test(state) : reason.startsWith('SASL: ');
  return isRefusal ? reason : undefined;
}

/** Every SQLSTATE of PostgreSQL has a digit, unlike the five letters of a socket's `EPIPE`. */
function sqlStateOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** An `AggregateError`, as for a host with several addresses, has no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
