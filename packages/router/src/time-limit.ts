import type { InFlight } from './dispatch.js';
import type { Handled } from './handled.js';

interface Entry {
  readonly startedAt: number;
  readonly inFlight: InFlight;
  readonly end: (handled: Handled) => void;
  /** Where it stands among the others. */
  place: number;
}

/** Gives up what takes too long. */
export interface TimeLimit {
  /** Resolves to what came of a message, within the limit. */
  settled(inFlight: InFlight): Promise<Handled>;
  /** Stops watching. */
  close(): void;
}

/** Watches messages in hand. One timer for all of them: a timer for each costs more than most messages do. */
export function createTimeLimit(limitMs: number): TimeLimit {
  // In no order. A `Set` would leave the tables that it outgrows to the collector, old by then and with what was in hand
  // still in them, so that most messages got as old as those: collecting took three times as long.
  const entries: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;

  function remove({ place }: Entry): void {
    const last = entries.pop();
    if (!last || last.place === place) return;
    last.place = place;
    entries[place] = last;
  }

  function sweep(): void {
    const limit = performance.now() - limitMs;
    for (const { inFlight, end } of entries.filter(({ startedAt }) => startedAt <= limit))
      end(inFlight.expire());
  }

  return {
    settled(inFlight) {
      timer ??= setInterval(sweep, Math.min(limitMs, 1_000)).unref();
      return new Promise((resolve) => {
        let isOver = false;
        const entry: Entry = {
          startedAt: performance.now(),
          inFlight,
          end(handled) {
            if (isOver) return;
            isOver = true;
            remove(entry);
            resolve(handled);
          },
          place: entries.length,
        };
        entries.push(entry);
        void inFlight.handled.then(entry.end);
      });
    },
    close: () => clearInterval(timer),
  };
}
