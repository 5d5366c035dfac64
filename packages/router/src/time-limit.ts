import type { InFlight } from './dispatch.js';
import type { Handled } from './handled.js';

interface Entry {
  readonly startedAt: number;
  readonly inFlight: InFlight;
  end(handled: Handled): void;
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
  // The oldest first.
  const entries = new Set<Entry>();
  let timer: NodeJS.Timeout | undefined;

  function sweep(): void {
    const limit = performance.now() - limitMs;
    for (const { startedAt, inFlight, end } of entries) {
      if (startedAt > limit) break;
      end(inFlight.expire());
    }
  }

  return {
    settled(inFlight) {
      timer ??= setInterval(sweep, Math.min(limitMs, 1_000)).unref();
      return new Promise((resolve) => {
        const entry: Entry = {
          startedAt: performance.now(),
          inFlight,
          end(handled) {
            entries.delete(entry);
            resolve(handled);
          },
        };
        entries.add(entry);
        void inFlight.handled.then(entry.end);
      });
    },
    close: () => clearInterval(timer),
  };
}
