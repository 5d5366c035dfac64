import { readFileSync } from 'node:fs';
import { storeCases } from '@csms/store/conformance';
import { emulator, inMemory } from '@csms/test-firestore';
import { describe, expect, test } from 'vitest';
import { createFirestoreDatabase } from '../src/firestore-database.js';
import { createFirestoreStore } from '../src/firestore-store.js';
import { neededIndexes } from './needed-indexes.js';
import { type RecordedDatabase, recordedDatabase } from './recorded-database.js';

/** The emulator too, where the environment names one. */
const backends = process.env.FIRESTORE_EMULATOR_HOST ? [inMemory, emulator] : [inMemory];

describe.each(backends)('the store on $name does what every store does', ({ createClient }) => {
  const recorded: RecordedDatabase[] = [];

  // Several at a time, since they mostly wait: some of them thousands of times, which takes long on a busy machine.
  test.concurrent.each(storeCases.map(({ name, run }) => [name, run] as const))(
    '%s',
    async (_name, run) => {
      const client = createClient();
      const made = recordedDatabase(createFirestoreDatabase({ client, root: [], timeoutMs: 30_000 }));
      recorded.push(made);
      try {
        await expect(run(createFirestoreStore(made.database))).resolves.toBeUndefined();
      } finally {
        await made.database.close();
      }
    },
    600_000,
  );

  test('firestore.indexes.json holds the indexes that this needed, and no others', () => {
    const file = new URL('../firestore.indexes.json', import.meta.url);
    const queries = recorded.flatMap((each) => each.queries);
    const writes = recorded.flatMap((each) => each.writes);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(neededIndexes(queries, writes));
  });

  test('only what one station or one tariff has is read without a limit', () => {
    const unlimited = recorded
      .flatMap((each) => each.queries)
      .filter(({ isCount, limit, ids }) => !isCount && limit === undefined && !ids);
    const whole = new Set(unlimited.map(({ collection }) => collection.length));
    // A collection of the database itself has a path of one id.
    expect(whole).toEqual(new Set([3]));
  });
});
