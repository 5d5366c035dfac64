import type { InFlight } from './dispatch.js';
import type { Handled } from './handled.js';

interface Entry {
  readonly startedAt: number;
  readonly inFlight: InFlight;
  readonly end: (handled: Handled) => void;
  /** Its index in the list. */
  place: number;
}

/** Gives up messages that take too long. */
export interface TimeLimit {
  /** Resolves to the outcome of a message, within the limit. */
  settled(inFlight: InFlight): Promise<Handled>;
  /** Stops watching. */
  close(): void;
}

/** Watches the messages being handled, with one timer: a timer for each would cost more than most messages do. */
export function createTimeLimit(limitMs: number): TimeLimit {
  // In no order. A `Set` that entries keep passing through is copied to a new table again and again. The tables left
  // behind are old by then and keep their messages until a full collection, which made each collection three times as
  // long.
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
