import type { Database } from './database.js';

/**
 * A database that is brought to its version when it is used first: until that is done, nothing else is done with it. What
 * `migrate` rejects with is what everybody gets who waits for it, and whoever comes next tries again.
 */
export function migrateFirst(database: Database, migrate: () => Promise<void>): Database {
  let isMigrated = false;
  let migrating: Promise<void> | undefined;

  async function migrateOnce(): Promise<void> {
    try {
      await migrate();
      isMigrated = true;
    } finally {
      migrating = undefined;
    }
  }

  /** What is there is not waited for: each statement comes through here. */
  function whenMigrated<T>(work: () => Promise<T>): Promise<T> {
    if (isMigrated) return work();
    migrating ??= migrateOnce();
    return migrating.then(work);
  }

  return {
    query: (text, values) => whenMigrated(() => database.query(text, values)),
    run: (script) => whenMigrated(() => database.run(script)),
    transaction: (work, locks) => whenMigrated(() => database.transaction(work, locks)),
    close: () => database.close(),
  };
}
