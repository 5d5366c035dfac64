import { StoreError } from '@csms/store';

/** Classes of SQLSTATE with which a server says that it cannot serve now, or that others were in the way. */
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
 * A lock was not to be had in time; the server is a standby, which takes no writes until it is promoted; a statement that
 * was to be prepared by the one before it on its connection was not, since that one failed; a statement was prepared
 * before a later version of the program changed its table, and a new connection will prepare it anew.
 */
const passingStates: ReadonlySet<string> = new Set(['55P03', '25006', '26000', '0A000']);

/**
 * What a statement failed with, in the words of the store: whatever may pass is `unavailable`. A client that has lost its
 * connection rejects with an error that has no SQLSTATE, so it is one of these too. Everything else is a mistake of ours.
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
 * Why a server does not let us in, if that is what an error says, and will as little the next time: because of whom we say
 * that we are (class 28, or there is no password to tell), or of the database that we ask for.
 */
export function refusalReason(error: unknown): string | undefined {
  const cause = error instanceof StoreError ? error.cause : error;
  const state = sqlStateOf(cause);
  const reason = reasonOf(cause);
  const isRefusal = state ? /^(28|3D)/.test(state) : reason.startsWith('SASL: ');
  return isRefusal ? reason : undefined;
}

/** Each SQLSTATE of PostgreSQL has a digit; what a socket fails with may have five letters too, as `EPIPE` does. */
function sqlStateOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** An `AggregateError`, of a host with several addresses, has no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
