import type { Database } from './database.js';

/** How often it is done, in milliseconds. */
const sixHoursMs = 6 * 3_600_000;

/** A vacuum that is done again and again. */
export interface RegularVacuum {
  /** Does it no more, and resolves when none is under way. */
  stop(): Promise<void>;
}

/**
 * Vacuums a database that nobody else does it for: a server has processes of its own for that, one within a program has none.
 * Then the space of what was removed and replaced is used again. One table after the other, so that others get their turn in
 * between. What fails does no harm, and is tried again.
 */
export function vacuumRegularly(database: Database, intervalMs = sixHoursMs): RegularVacuum {
  let underWay: Promise<void> | undefined;
  let isStopped = false;

  async function vacuum(): Promise<void> {
    const tables = await database.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class
       where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
    );
    for (const { name } of tables) {
      if (isStopped) return;
      await database.run(`vacuum (analyze) ${name}`);
    }
  }

  const timer = setInterval(() => {
    underWay ??= vacuum()
      .catch(() => {})
      .finally(() => {
        underWay = undefined;
      });
  }, intervalMs);
  timer.unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
