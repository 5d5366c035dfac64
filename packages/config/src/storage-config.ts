import { ConfigError } from './config-error.js';
import { count, type Kind, oneOf, path, postgresUrl, timeLimit } from './kinds.js';
import type { Source } from './source.js';

/** Where the state is kept. */
export type StorageConfig =
  | { readonly type: 'in_memory' }
  | {
      readonly type: 'postgres';
      readonly server: {
        readonly url: string;
        readonly poolSize: number;
        readonly connectTimeoutMs: number;
        readonly statementTimeoutMs: number;
      };
    }
  /** PostgreSQL within the process. */
  | { readonly type: 'postgres'; readonly dataDir: string }
  | {
      readonly type: 'firestore';
      readonly firestore: {
        /** Absent for that of the environment. */
        readonly projectId?: string;
        readonly emulatorHost?: string;
        readonly prefix?: string;
        readonly timeoutMs: number;
      };
    };

/** The value in a MaEVe manager's file that stands for the project of the environment. */
const ofEnvironment = '*detect-project-id*';

/** A Google Cloud project, of a domain perhaps. */
const projectId: Kind<string> = {
  expected: 'the id of a Google Cloud project, such as "my-project"',
  read: (value) =>
    typeof value === 'string' &&
    (value === ofEnvironment || /^([a-z0-9.-]+:)?[a-z][a-z0-9-]*[a-z0-9]$/.test(value))
      ? value
      : undefined,
};

const hostAndPort: Kind<string> = {
  expected: 'a host and a port, such as "127.0.0.1:8080"',
  read: (value) => (typeof value === 'string' && /^[^\s/:]+:\d{1,5}$/.test(value) ? value : undefined),
};

const documentName: Kind<string> = {
  expected: 'a text of letters, digits, hyphens and underscores, such as "test"',
  read: (value) =>
    typeof value === 'string' && /^(?!__)[A-Za-z0-9_-]{1,100}$/.test(value) ? value : undefined,
};

/**
 * Reads the section `storage`. Without a type, it is the database whose keys are set; without these, the state is kept
 * in `dataDir`, or in memory when there is none. Throws a {@link ConfigError} that names the key at fault; a missing
 * one is a fault only where `opensStore`.
 */
export function readStorage(
  source: Source,
  { dataDir: defaultDataDir, opensStore }: { readonly dataDir?: string; readonly opensStore: boolean },
): StorageConfig {
  const url = source.read('storage.postgres.url', postgresUrl, undefined);
  const dataDir = source.read('storage.postgres.data_dir', path, undefined);
  const poolSize = source.read('storage.postgres.pool_size', count, 10);
  const connectTimeoutMs = source.read('storage.postgres.connect_timeout', timeLimit, 5_000);
  const statementTimeoutMs = source.read('storage.postgres.statement_timeout', timeLimit, 10_000);
  const firestore = readFirestore(source);
  const fallback = defaultType(url ?? dataDir, firestore.projectId, defaultDataDir);
  const type = source.read('storage.type', oneOf('in_memory', 'postgres', 'firestore'), fallback);
  if (type === 'in_memory' || !opensStore) return { type: 'in_memory' };
  if (type === 'firestore') return { type, firestore };
  if (url !== undefined && dataDir !== undefined) {
    throw new ConfigError('storage.postgres', 'expected one of url and data_dir, not both');
  }
  if (url !== undefined) return { type, server: { url, poolSize, connectTimeoutMs, statementTimeoutMs } };
  if (dataDir !== undefined) return { type, dataDir };
  if (defaultDataDir !== undefined) return { type, dataDir: defaultDataDir };
  throw new ConfigError('storage.postgres', 'expected the url of a server, or a data_dir to keep it in');
}

/** A database that is named without a type is used: nobody names one and means to lose everything. */
function defaultType(
  postgres: string | undefined,
  project: string | undefined,
  dataDir: string | undefined,
): StorageConfig['type'] {
  if (postgres !== undefined) return 'postgres';
  if (project !== undefined) return 'firestore';
  return dataDir === undefined ? 'in_memory' : 'postgres';
}

function readFirestore(source: Source): Extract<StorageConfig, { type: 'firestore' }>['firestore'] {
  const project = source.read('storage.firestore.project_id', projectId, undefined);
  const emulatorHost = source.read('storage.firestore.emulator_host', hostAndPort, undefined);
  const prefix = source.read('storage.firestore.prefix', documentName, undefined);
  return {
    ...(project !== undefined && project !== ofEnvironment && { projectId: project }),
    ...(emulatorHost !== undefined && { emulatorHost }),
    ...(prefix !== undefined && { prefix }),
    timeoutMs: source.read('storage.firestore.timeout', timeLimit, 10_000),
  };
}
