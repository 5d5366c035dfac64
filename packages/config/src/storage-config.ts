import { ConfigError } from './config-error.js';
import { count, duration, oneOf, path, postgresUrl } from './kinds.js';
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
  | { readonly type: 'postgres'; readonly dataDir: string };

/** Reads the section `storage`. Throws a {@link ConfigError} that names the key at fault. */
export function readStorage(source: Source): StorageConfig {
  const type = source.read('storage.type', oneOf('in_memory', 'postgres'), 'in_memory');
  const url = source.read('storage.postgres.url', postgresUrl, undefined);
  const dataDir = source.read('storage.postgres.data_dir', path, undefined);
  const poolSize = source.read('storage.postgres.pool_size', count, 10);
  const connectTimeoutMs = source.read('storage.postgres.connect_timeout', duration, 5_000);
  const statementTimeoutMs = source.read('storage.postgres.statement_timeout', duration, 10_000);
  if (type === 'in_memory') return { type };
  if (url !== undefined && dataDir !== undefined) {
    throw new ConfigError('storage.postgres', 'expected one of url and data_dir, not both');
  }
  if (url !== undefined) return { type, server: { url, poolSize, connectTimeoutMs, statementTimeoutMs } };
  if (dataDir !== undefined) return { type, dataDir };
  throw new ConfigError('storage.postgres', 'expected the url of a server, or a data_dir to keep it in');
}
