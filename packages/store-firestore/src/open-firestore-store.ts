import type { Store } from '@csms/store';
import { Firestore, type Settings } from '@google-cloud/firestore';
import type { Path } from './database.js';
import { createFirestoreDatabase } from './firestore-database.js';
import { createFirestoreStore } from './firestore-store.js';

/** Which database is used, and how it is reached. */
export interface FirestoreOptions {
  /** The Google Cloud project; by default that of the environment, of its credentials or of the machine. */
  readonly projectId?: string;
  /** The database of the project; by default `(default)`. */
  readonly databaseId?: string;
  /** Host and port of an emulator, such as `127.0.0.1:8080`; by default what `FIRESTORE_EMULATOR_HOST` says. */
  readonly emulatorHost?: string;
  /** Keeps everything under the document `csms/PREFIX`, so that several can share a database. No slash. */
  readonly prefix?: string;
  /**
   * A client of your own, which is closed with the store; with it, the options above have no effect, but for the
   * prefix.
   */
  readonly client?: Firestore;
  /** How long a request may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number;
}

/** An emulator accepts any project; names with this beginning are reserved for emulators. */
const emulatedProject = 'demo-csms';

/**
 * Opens the store of a Firestore database in native mode, which any number of programs may share. Credentials are those
 * of the environment: `GOOGLE_APPLICATION_CREDENTIALS`, or what the machine runs as. Nothing is asked of the service
 * before it is used; `check` tells whether it answers.
 *
 * @throws {TypeError} when no document can have the prefix as its id.
 *
 * @example
 * const store = openFirestoreStore({ projectId: 'my-project' });
 */
export function openFirestoreStore({
  projectId,
  databaseId,
  emulatorHost,
  prefix,
  client,
  timeoutMs = 10_000,
}: FirestoreOptions = {}): Store {
  const settings: Settings = {
    ...(projectId !== undefined && { projectId }),
    ...(databaseId !== undefined && { databaseId }),
    ...(emulatorHost !== undefined && emulator(emulatorHost, projectId)),
  };
  const root = rootOf(prefix);
  return createFirestoreStore(
    createFirestoreDatabase({ client: client ?? new Firestore(settings), root, timeoutMs }),
  );
}

function emulator(host: string, projectId = emulatedProject): Settings {
  // As the client does for FIRESTORE_EMULATOR_HOST: to an emulator this token is the owner.
  return { host, ssl: false, projectId, customHeaders: { Authorization: 'Bearer owner' } };
}

function rootOf(prefix: string | undefined): Path {
  if (prefix === undefined) return [];
  if (/^(?!\.{1,2}$)(?!__.*__$)[^/]{1,200}$/.test(prefix)) return ['csms', prefix];
  throw new TypeError('expected a prefix of 1 to 200 characters without a slash');
}
