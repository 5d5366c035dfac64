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

/** Work that is done regularly. */
export interface Upkeep {
  /** Stops, and resolves when none of it is under way. */
  stop(): Promise<void>;
}

/**
 * Does regularly for an embedded database what a server has processes of its own for. Without a checkpoint its
 * write-ahead log would grow as long as the program runs, and would be replayed from its beginning after a crash.
 * Without a vacuum the space of removed and replaced rows would not be used again.
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

/** One table after the other, so that other statements get their turn in between. System tables change as well. */
async function vacuum(database: Database, isStopped: () => boolean): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r'`,
  );
  for (const { name } of tables) {
    if (isStopped()) return;
    await database.run(`vacuum (analyze) ${name}`);
  }
}

/** Repeats a work in an interval, never twice at once. A failure does no harm, and the work is tried again. */
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
