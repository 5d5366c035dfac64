export { type Postgres, type PostgresOptions, startPostgres } from './postgres.js';
export type { Ending } from './server.js';
