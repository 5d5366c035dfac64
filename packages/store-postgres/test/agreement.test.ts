import { createMemoryStore } from '@csms/store-memory';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/database.js';
import { createEmbeddedDatabase } from '../src/embedded-database.js';
import { migrate } from '../src/migrate.js';
import { createPostgresStore } from '../src/postgres-store.js';
import { chargingStories } from './agreement/charging.js';
import { outcomeOf, stationIds } from './agreement/operations.js';
import { stationStories } from './agreement/stations.js';
import { emptyScript } from './conformance.js';

/** What says of each station whether anything was kept of it. */
const removals = stationIds.map((id) => ({ method: 'removeStation', args: [id] }));

describe('the store does the same as the one in memory, whatever is done to both, to', () => {
  let database: Database;
  let empty: string;

  beforeAll(async () => {
    database = await createEmbeddedDatabase();
    await migrate(database);
    empty = await emptyScript(database);
  });

  afterAll(() => database.close());

  test.each([...chargingStories, ...stationStories].map((story) => [story.name, story] as const))(
    '%s',
    async (_name, { writes, reads }) => {
      const operations =
        reads.length > 0 ? fc.oneof({ weight: 4, arbitrary: writes }, fc.constantFrom(...reads)) : writes;
      await fc.assert(
        fc.asyncProperty(fc.array(operations, { maxLength: 40, size: 'max' }), async (done) => {
          await database.run(empty);
          const [ours, theirs] = [createPostgresStore(database), createMemoryStore()];
          for (const operation of [...done, ...reads, ...removals]) {
            expect(await outcomeOf(ours, operation)).toEqual(await outcomeOf(theirs, operation));
          }
        }),
        { numRuns: 20 },
      );
    },
    // So that a failure is made small, and told with its seed, also on a busy machine.
    300_000,
  );
});
