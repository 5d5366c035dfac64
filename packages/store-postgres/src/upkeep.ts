import type { Database } from './database.js';

const fiveMinutesMs = 5 * 60_000;
const sixHoursMs = 6 * 3_600_000;

/** How often it is done, in milliseconds. */
export interface UpkeepIntervals {
  /** Five minutes by default, as on a server. */
  readonly checkpointMs?: number;
  /** Six hours by default. */
  readonly vacuumMs?: number;
}

/** Work that is done again and again. */
export interface Upkeep {
  /** Does it no more, and resolves when none is under way. */
  stop(): Promise<void>;
}

/**
 * Does again and again for a database what a server has processes of its own for, and one within a program nobody. Without a
 * checkpoint its log of changes would grow for as long as the program runs, and be gone through from its beginning after a
 * crash. Without a vacuum the space of what was removed and replaced would not be used again.
 */
export function keepUp(
  database: Database,
  { checkpointMs = fiveMinutesMs, vacuumMs = sixHoursMs }: UpkeepIntervals = {},
): Upkeep {
  const works = [
    repeat(() => database.run('checkpoint'), checkpointMs),
    repeat((isStopped) => vacuum(database, isStopped), vacuumMs),
  ];
  return {
    async stop() {
      await Promise.all(works.map((work) => work.stop()));
    },
  };
}

/** One table after the other, so that others get their turn in between. Those of the database itself change as well. */
async function vacuum(database: Database, isStopped: () => boolean): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r'`,
  );
  for (const { name } of tables) {
    if (isStopped()) return;
    await database.run(`vacuum (analyze) ${name}`);
  }
}

/** Does a work in an interval, never twice at once. What fails does no harm, and is tried again. */
function repeat(work: (isStopped: () => boolean) => Promise<void>, intervalMs: number): Upkeep {
  let underWay: Promise<void> | undefined;
  let isStopped = false;
  const timer = setInterval(() => {
    underWay ??= work(() => isStopped)
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
