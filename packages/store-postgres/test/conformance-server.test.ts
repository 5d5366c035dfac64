import { type Postgres, startPostgres } from '@csms/test-postgres';
import { afterAll, describe } from 'vitest';
import { createServerDatabase } from '../src/server-database.js';
import { testConformance } from './conformance.js';

describe('the store on a PostgreSQL server does what every store does', () => {
  let server: Postgres | undefined;

  testConformance(async () => {
    server = await startPostgres();
    return createServerDatabase({ url: server.url });
  });

  afterAll(() => server?.remove());
});
